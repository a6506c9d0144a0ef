import type { ReceiptSnapshot } from './receipt.events.js';
import type { StoredReading } from './stored-reading.js';

interface Told {
  id: string;
  originalName: string;
  mediaType: string;
  reading: Pick<StoredReading, 'fields'> | null;
}

/** What events tell of a receipt. */
export function toReceiptSnapshot({ id, originalName, mediaType, reading }: Told): ReceiptSnapshot {
  const valueOf = (field: 'merchant' | 'total' | 'currency' | 'date') => reading?.fields[field]?.value ?? null;
  return {
    id,
    originalName,
    mediaType,
    merchant: valueOf('merchant'),
    total: valueOf('total'),
    currency: valueOf('currency'),
    date: valueOf('date'),
  };
}
