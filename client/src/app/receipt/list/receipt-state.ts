import type { ReceiptSummary } from '../../api/types';
import { SURE, isBeingRead, readingInWords } from '../../shared/receipt/receipt-reading-words';

export interface ReceiptState {
  tone: 'busy' | 'ready' | 'check' | 'failed' | 'filed';
  icon: string;
  text: string;
}

/** Where a receipt stands on its way from a picture to an expense. */
export function receiptState(receipt: ReceiptSummary): ReceiptState {
  const { status, expenseIds } = receipt;
  if (expenseIds.length > 0) return { tone: 'filed', icon: 'check-lg', text: filedInWords(expenseIds.length) };
  if (isBeingRead(receipt)) return { tone: 'busy', icon: 'arrow-clockwise', text: readingInWords(receipt) };
  if (status === 'failed') return { tone: 'failed', icon: 'exclamation-circle', text: readingInWords(receipt) };
  return isSure(receipt)
    ? { tone: 'ready', icon: 'check-lg', text: 'Ready to file' }
    : { tone: 'check', icon: 'eye', text: 'Please check' };
}

/** Whether all that makes an expense was found, and found with certainty. */
function isSure({ fields: { merchant, date, total } }: ReceiptSummary): boolean {
  return [merchant, date, total].every((field) => !!field && field.confidence >= SURE);
}

function filedInWords(count: number): string {
  return count === 1 ? 'Filed with an expense' : `Filed with ${count} expenses`;
}
