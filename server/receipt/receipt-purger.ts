import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RepeatingTask } from '../events/repeating-task.js';
import { keepDeletedHours } from './receipt.service.js';

const interval = 3_600_000;
const purgedPerTransaction = 500;

const expiredSql = `
  SELECT ledger_id AS "ledgerId", id FROM receipts WHERE deleted_at < $1::timestamptz - make_interval(hours => $2)
   ORDER BY deleted_at LIMIT $3 FOR UPDATE SKIP LOCKED`;

/**
 * Whoever removes an expense holds it, and then its links to receipts; so does this. Otherwise each of two could have removed
 * a link that the other one comes to next.
 */
const heldSql = `
  SELECT e.id FROM unnest($1::uuid[], $2::uuid[]) AS expired (ledger_id, id)
    JOIN receipt_expenses l ON l.ledger_id = expired.ledger_id AND l.receipt_id = expired.id
    JOIN expenses e ON e.ledger_id = l.ledger_id AND e.id = l.expense_id
     FOR KEY SHARE OF e SKIP LOCKED`;

/** $1 ledgers and $2 ids of receipts, $3 expenses that are held. */
const removeSql = `
  DELETE FROM receipts r USING unnest($1::uuid[], $2::uuid[]) AS expired (ledger_id, id)
   WHERE r.ledger_id = expired.ledger_id AND r.id = expired.id
     AND NOT EXISTS (SELECT 1 FROM receipt_expenses l
                      WHERE l.ledger_id = r.ledger_id AND l.receipt_id = r.id AND l.expense_id <> ALL($3::uuid[]))`;

/** Removes the rows of receipts that were deleted for good; their files, which nothing names any more, go by the sweeper. */
@Injectable()
export class ReceiptPurger implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReceiptPurger.name);
  private readonly task = new RepeatingTask(
    () => this.purgeExpired(),
    interval,
    (error) => this.logger.warn(`deleted receipts could not be removed: ${error.message}`),
  );

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  /** No ledger gets a new version: nothing shows these rows. @returns how many are removed. */
  async purgeExpired(): Promise<number> {
    let purged = 0;
    for (let count = purgedPerTransaction; count === purgedPerTransaction; purged += count) {
      count = await this.purgeSome();
    }
    return purged;
  }

  private async purgeSome(): Promise<number> {
    return this.unitOfWork.run(null, async ({ manager, now }) => {
      const limits = [now, keepDeletedHours, purgedPerTransaction];
      const expired: { ledgerId: string; id: string }[] = await manager.query(expiredSql, limits);
      const named = [expired.map(({ ledgerId }) => ledgerId), expired.map(({ id }) => id)];
      const held: { id: string }[] = await manager.query(heldSql, named);
      const [, count]: [unknown, number] = await manager.query(removeSql, [...named, held.map(({ id }) => id)]);
      return count;
    });
  }
}
