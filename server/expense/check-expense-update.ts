import type { CalendarDate } from '../calendar-date.js';
import type { FieldError } from '../http/problem.js';
import { formatMinor } from '../money.js';
import { checkNewExpense } from './check-new-expense.js';
import type { ExpenseUpdate } from './expense-changes.dto.js';
import type { Expense } from './expense.dto.js';
import type { ExpenseDraft } from './insert-expenses.js';

/**
 * What an edit makes of an expense: a draft, null when nothing changes, or every refused field. A day that stays is right,
 * as it may be tomorrow for the member of another time zone who recorded it.
 */
export function checkExpenseUpdate(
  body: ExpenseUpdate,
  before: Expense,
  { currency, today }: { currency: string; today: CalendarDate },
): { draft: ExpenseDraft | null } | { errors: FieldError[] } {
  const { spentOn = before.spentOn, title = before.title, amount = before.amount, note = before.note } = body;
  const categoryId = body.categoryId?.toLowerCase() ?? before.category.id;
  const latest = spentOn === before.spentOn ? spentOn : today;
  const checked = checkNewExpense({ spentOn, amount, currency: body.currency }, { currency, today: latest });
  if ('errors' in checked) return checked;
  const { amountMinor } = checked;
  const isSame =
    spentOn === before.spentOn &&
    title === before.title &&
    note === before.note &&
    categoryId === before.category.id &&
    formatMinor(amountMinor, currency) === before.amount;
  return { draft: isSame ? null : { id: before.id, spentOn, title, amountMinor, categoryId, note } };
}
