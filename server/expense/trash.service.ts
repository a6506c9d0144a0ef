import { Injectable } from '@nestjs/common';
import type { Actor } from '../database/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NotFoundProblem } from '../http/problem.js';
import { restoreExpenses } from './change-expenses.js';
import type { Expense } from './expense.dto.js';
import { toSnapshot } from './expense-snapshot.js';
import { StoredExpenseQueries } from './stored-expense.queries.js';

const keepDays = 30;
/** Few enough for one transaction to end long before a statement or a waiting lock times out. */
const purgedPerTransaction = 1_000;

@Injectable()
export class TrashService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stored: StoredExpenseQueries,
  ) {}

  /** Takes an expense out of the trash, as it was; one that lives is returned as it is. @throws NotFoundProblem. */
  async restoreExpense(actor: Actor, ledgerId: string, id: string): Promise<Expense> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const found = await this.stored.find(ledgerId, id, tx.manager);
      if (!found) throw new NotFoundProblem('expense');
      if (!found.isDeleted) return found.expense;
      const restored = (await restoreExpenses(tx, [found.expense])).get(id);
      // The purge does not wait for the ledger.
      if (!restored) throw new NotFoundProblem('expense');
      tx.emit('expense.restored', { expense: toSnapshot(restored) });
      return restored;
    });
  }

  /**
   * Removes what was deleted over 30 days ago, some in each transaction until none is left. No ledger gets a new version:
   * only the trash shows these rows, and it is not cached. An aborted `signal` ends it after the transaction in hand.
   * @returns how many are removed.
   */
  async purgeExpired(signal?: AbortSignal): Promise<number> {
    let purged = 0;
    while (!signal?.aborted) {
      const count = await this.purgeSome();
      purged += count;
      if (count < purgedPerTransaction) break;
    }
    return purged;
  }

  private async purgeSome(): Promise<number> {
    return this.unitOfWork.run(null, async ({ manager, now }) => {
      const [, count]: [unknown, number] = await manager.query(
        `WITH expired AS MATERIALIZED (
           SELECT ledger_id, id FROM expenses
            WHERE deleted_at < $1::timestamptz - make_interval(days => $2)
            ORDER BY deleted_at LIMIT $3 FOR UPDATE SKIP LOCKED)
         DELETE FROM expenses e USING expired WHERE e.ledger_id = expired.ledger_id AND e.id = expired.id`,
        [now, keepDays, purgedPerTransaction],
      );
      return count;
    });
  }
}
