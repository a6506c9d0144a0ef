import type { ExpenseFilter } from '../../api/types';
import type { Choice } from './choice-row';

export type ReceiptChoice = 'any' | 'with' | 'without';

/** "Custom" is not among them: it comes with its two dates. */
export const PERIOD_CHOICES: readonly Choice<ExpenseFilter['period']>[] = [
  { value: 'all', label: 'All' },
  { value: 'current-month', label: 'This month' },
  { value: 'previous-month', label: 'Last month' },
  { value: 'current-year', label: 'This year' },
];

export const RECEIPT_CHOICES: readonly Choice<ReceiptChoice>[] = [
  { value: 'any', label: 'Any' },
  { value: 'with', label: 'With receipt' },
  { value: 'without', label: 'Without' },
];

export function toReceiptChoice(hasReceipt: boolean | undefined): ReceiptChoice {
  if (hasReceipt === undefined) return 'any';
  return hasReceipt ? 'with' : 'without';
}

export function toHasReceipt(choice: ReceiptChoice): boolean | undefined {
  return choice === 'any' ? undefined : choice === 'with';
}
