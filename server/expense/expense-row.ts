import { formatMinor } from '../money.js';
import type { Expense, ExpenseReceipt } from './expense.dto.js';

/** An expense as a statement brings it. */
export interface ExpenseRow extends Omit<Expense, 'amount' | 'category' | 'receipts'> {
  amountMinor: string;
  categoryId: string;
  categoryName: string;
  categoryColor: string;
  categoryIcon: string;
  /** Null where there are none. */
  receipts: ExpenseReceipt[] | null;
}

/** Columns of an {@link ExpenseRow}, of `expenses e` and `categories c`. */
export const expenseColumns = `e.id, e.spent_on AS "spentOn", e.title, e.amount_minor AS "amountMinor", e.currency, e.note,
  e.created_at AS "createdAt", e.updated_at AS "updatedAt", e.version,
  c.id AS "categoryId", c.name AS "categoryName", c.color AS "categoryColor", c.icon AS "categoryIcon",
  CASE WHEN e.has_receipt THEN (
    SELECT json_agg(json_build_object('id', r.id, 'mediaType', r.media_type) ORDER BY l.filed_at, r.id)
      FROM receipt_expenses l JOIN receipts r ON r.ledger_id = l.ledger_id AND r.id = l.receipt_id
     WHERE l.ledger_id = e.ledger_id AND l.expense_id = e.id AND r.deleted_at IS NULL) END AS receipts`;

export function toExpense(row: ExpenseRow): Expense {
  return {
    id: row.id,
    spentOn: row.spentOn,
    title: row.title,
    amount: formatMinor(row.amountMinor, row.currency),
    currency: row.currency,
    category: { id: row.categoryId, name: row.categoryName, color: row.categoryColor, icon: row.categoryIcon },
    note: row.note,
    receipts: row.receipts ?? [],
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
  };
}
