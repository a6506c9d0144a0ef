import type { ReceiptFields } from '../../api/types';
import { SURE } from '../../shared/receipt/receipt-reading-words';

export type ReadFieldName = 'amount' | 'title' | 'spentOn';

/** What a field of the form gets from a receipt: null for nothing; `note` says what a person should do about it. */
export interface FieldReading {
  value: string | null;
  note: string | null;
}

const CHECK = 'Please check';
const MISSING = 'Not found on the receipt';

type Read = { value: string; confidence: number } | null;

/** What was read, as the form of an expense in `currency` takes it. */
export function readingForForm(fields: ReceiptFields, currency: string): Record<ReadFieldName, FieldReading> {
  return {
    amount: amountOf(fields, currency),
    title: asFieldReading(fields.merchant),
    spentOn: asFieldReading(fields.date),
  };
}

/** Money of another currency is not the expense's amount. */
function amountOf({ total, currency: read }: ReceiptFields, currency: string): FieldReading {
  const isForeign = total !== null && read !== null && read.confidence >= SURE && read.value !== currency;
  if (!isForeign) return asFieldReading(total);
  return { value: null, note: `The receipt says ${total.value} ${read.value}: enter what that is in ${currency}` };
}

function asFieldReading(read: Read): FieldReading {
  if (!read) return { value: null, note: MISSING };
  return { value: read.value, note: read.confidence < SURE ? CHECK : null };
}
