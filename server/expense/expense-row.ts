import { formatMinor } from '../money.js';
import type { Expense } from './expense.dto.js';

/** An expense as a statement brings it. */
export interface ExpenseRow extends Omit<Expense, 'amount' | 'category' | 'receipts'> {
  amountMinor: string;
  categoryId: string;
  categoryName: string;
  categoryColor: string;
  categoryIcon: string;
}

/** Columns of an {@link ExpenseRow}, of `expenses e` and `categories c`. */
export const expenseColumns = `e.id, e.spent_on AS "spentOn", e.title, e.amount_minor AS "amountMinor", e.currency, e.note,
  e.created_at AS "createdAt", e.updated_at AS "updatedAt", e.version,
  c.id AS "categoryId", c.name AS "categoryName", c.color AS "categoryColor", c.icon AS "categoryIcon"`;

export function toExpense(row: ExpenseRow): Expense {
  return {
    id: row.id,
    spentOn: row.spentOn,
    title: row.title,
    amount: formatMinor(row.amountMinor, row.currency),
    currency: row.currency,
    category: { id: row.categoryId, name: row.categoryName, color: row.categoryColor, icon: row.categoryIcon },
    note: row.note,
    receipts: [],
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
  };
}
