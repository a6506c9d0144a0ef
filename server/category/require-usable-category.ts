import type { LedgerTransaction } from '../database/unit-of-work.js';
import { UnprocessableProblem } from '../http/problem.js';

/**
 * A ledger always has a category to offer, or nothing could be recorded in it.
 * @throws UnprocessableProblem at `field` when the transaction, which then goes back, has left none.
 */
export async function requireUsableCategory({ manager, ledgerId }: LedgerTransaction, field: string): Promise<void> {
  const usable: unknown[] = await manager.query(
    `SELECT 1 FROM categories WHERE ledger_id = $1 AND archived_at IS NULL LIMIT 1`,
    [ledgerId],
  );
  if (usable.length > 0) return;
  throw new UnprocessableProblem(
    [{ field, message: 'would leave no category to choose' }],
    'A ledger needs at least one category to choose. Add another one first.',
  );
}
