import type { ReceiptReading } from '../receipt-reading/receipt-reading.js';

/** What came of a reading: something, or a sentence for a person, with the text even so. */
export type Outcome = { reading: ReceiptReading } | { error: string; text?: string };

/** In characters; ten pages of small print have a tenth of it. */
const longestText = 500_000;

export function outcomeOf(reading: ReceiptReading): Outcome {
  const storable = toStorable({ ...reading, text: reading.text.slice(0, longestText) });
  if (storable.quality !== 'empty') return { reading: storable };
  return { error: 'Nothing on it looks like a receipt.', text: storable.text };
}

/** Without what PostgreSQL takes in no text: NUL, and halves of characters. */
function toStorable<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd') as T;
  if (Array.isArray(value)) return value.map(toStorable) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toStorable(each)])) as T;
}
