import type { LedgerTransaction } from '../database/unit-of-work.js';

/** Whether any expense, live or deleted, has the category. */
export async function hasExpenses({ manager, ledgerId }: LedgerTransaction, categoryId: string): Promise<boolean> {
  const found: unknown[] = await manager.query(
    `SELECT 1 FROM expenses WHERE ledger_id = $1 AND category_id = $2 LIMIT 1`,
    [ledgerId, categoryId],
  );
  return found.length > 0;
}
