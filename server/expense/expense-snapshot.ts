import type { Expense } from './expense.dto.js';
import type { ExpenseSnapshot } from './expense.events.js';

/** What events tell of an expense. */
export function toSnapshot({ id, spentOn, title, amount, currency, category, note }: Expense): ExpenseSnapshot {
  return { id, spentOn, title, amount, currency, categoryId: category.id, categoryName: category.name, note };
}
