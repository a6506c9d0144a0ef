import type { FieldChange } from '../expense/expense-changes.dto.js';
import type { ExpenseSnapshot } from '../expense/expense.events.js';

const fields = [
  ['spentOn', 'spentOn'],
  ['title', 'title'],
  ['amount', 'amount'],
  ['category', 'categoryName'],
  ['note', 'note'],
] as const;

/** What differs between two states of an expense, by field; `before` is null for its first one. No note is null. */
export function expenseDifferences(before: ExpenseSnapshot | null, after: ExpenseSnapshot): FieldChange[] {
  return fields
    .map(([field, key]) => ({ field, from: before?.[key] || null, to: after[key] || null }))
    .filter(({ from, to }) => from !== to);
}
