import type { LedgerTransaction } from '../database/unit-of-work.js';
import type { Expense } from './expense.dto.js';
import { expenseColumns, type ExpenseRow, toExpense } from './expense-row.js';
import type { ExpenseDraft } from './insert-expenses.js';

/** An expense in the version that a change is based on. */
export interface SeenExpense {
  id: string;
  version: number;
}

/**
 * Compares and sets, by one statement for all: $1 ledger, $2 now, $3 ids, $4 versions. Whatever has another version by
 * now is left as it is, and is not among the rows.
 */
const changeSql = ({ set, where, also = '' }: { set: string; where: string; also?: string }) => `
  WITH changed AS (
    UPDATE expenses e SET ${set}, version = e.version + 1, updated_at = $2
      FROM (SELECT unnest($3::uuid[]) AS id, unnest($4::int[]) AS version ${also}) seen
     WHERE e.ledger_id = $1 AND e.id = seen.id AND e.version = seen.version AND ${where}
    RETURNING e.*)
  SELECT ${expenseColumns} FROM changed e JOIN categories c ON c.ledger_id = e.ledger_id AND c.id = e.category_id`;

const editSql = changeSql({
  set: 'spent_on = $5, title = $6, amount_minor = $7, category_id = $8, note = $9',
  where: 'e.deleted_at IS NULL',
});
const recategorizeSql = changeSql({
  set: 'category_id = seen.category_id',
  where: 'e.deleted_at IS NULL',
  also: ', unnest($5::uuid[]) AS category_id',
});
const deleteSql = changeSql({ set: 'deleted_at = $2, deleted_by = $5', where: 'e.deleted_at IS NULL' });
const restoreSql = changeSql({ set: 'deleted_at = NULL, deleted_by = NULL', where: 'e.deleted_at IS NOT NULL' });

/** Gives a live expense the values of the draft. @returns null when it was changed meanwhile. */
export async function editExpense(tx: LedgerTransaction, seen: SeenExpense, draft: ExpenseDraft) {
  const { spentOn, title, amountMinor, categoryId, note } = draft;
  const values = [spentOn, title, amountMinor.toString(), categoryId, note];
  return (await change(tx, editSql, [seen], values)).get(seen.id) ?? null;
}

/** Gives live expenses their new categories. @returns those that were changed, by id. */
export function recategorizeExpenses(tx: LedgerTransaction, targets: (SeenExpense & { categoryId: string })[]) {
  return change(tx, recategorizeSql, targets, [targets.map(({ categoryId }) => categoryId)]);
}

/** Puts live expenses into the trash. @returns those that were put there, by id. */
export function deleteExpenses(tx: LedgerTransaction, seen: SeenExpense[], deletedBy: number) {
  return change(tx, deleteSql, seen, [deletedBy]);
}

/** Takes expenses out of the trash. @returns those that were taken out, by id. */
export function restoreExpenses(tx: LedgerTransaction, seen: SeenExpense[]) {
  return change(tx, restoreSql, seen, []);
}

async function change(
  tx: LedgerTransaction,
  sql: string,
  seen: SeenExpense[],
  values: unknown[],
): Promise<Map<string, Expense>> {
  const rows: ExpenseRow[] = await tx.manager.query(sql, [
    tx.ledgerId,
    tx.now,
    seen.map(({ id }) => id),
    seen.map(({ version }) => version),
    ...values,
  ]);
  return new Map(rows.map((row) => [row.id, toExpense(row)]));
}
