import type { ReceiptFields } from '../../api/types';
import { formatDate } from '../calendar-date';
import { formatMoney } from '../money';

interface ReadReceipt {
  originalName: string;
  fields: ReceiptFields;
}

/** By its merchant, or by its file's name while that is not known. */
export function receiptName({ originalName, fields }: ReadReceipt): string {
  return fields.merchant?.value ?? originalName;
}

/** The total that was read, in `currency` (ISO 4217) where none was read with it; empty without a total. */
export function receiptTotal(fields: ReceiptFields, currency: string): string {
  return fields.total ? formatMoney(fields.total.value, fields.currency?.value ?? currency) : '';
}

/** What a picture of it shows: "Receipt of Coffee House, $15.50, Nov 23, 2026". */
export function receiptInWords(receipt: ReadReceipt, currency: string): string {
  const { fields, originalName } = receipt;
  const what = fields.merchant ? `Receipt of ${fields.merchant.value}` : `Receipt ${originalName}`;
  const date = fields.date && formatDate(fields.date.value);
  return [what, receiptTotal(fields, currency), date].filter(Boolean).join(', ');
}
