import { Injectable } from '@nestjs/common';
import type { Actor } from '../database/actor.js';
import { type LedgerTransaction, UnitOfWork } from '../database/unit-of-work.js';
import { StoredExpenseQueries } from '../expense/stored-expense.queries.js';
import { NotFoundProblem } from '../http/problem.js';
import type { Receipt, ReceiptFiling } from './receipt.dto.js';
import { type FilableReceipt, ReceiptFilingService } from './receipt-filing.service.js';
import { unknownExpense, uploadedAgain } from './receipt-problems.js';
import { toReceiptSnapshot } from './receipt-snapshot.js';
import { ReceiptQueries } from './receipt.queries.js';

/** How long a deleted one can be restored. */
export const keepDeletedHours = 24;

type MovedReceipt = FilableReceipt & { isUnread: boolean };

@Injectable()
export class ReceiptService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: ReceiptQueries,
    private readonly filing: ReceiptFilingService,
    private readonly expenses: StoredExpenseQueries,
  ) {}

  /**
   * Files a receipt with this expense alone, or with none.
   * @throws NotFoundProblem, UnprocessableProblem at `expenseId`.
   */
  async fileWith(actor: Actor, ledgerId: string, id: string, { expenseId }: ReceiptFiling): Promise<Receipt> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const receipt = await this.filing.find(tx, id);
      if (!receipt) throw new NotFoundProblem('receipt');
      const keptId = expenseId?.toLowerCase() ?? null;
      const found = keptId === null ? null : await this.expenses.find(ledgerId, keptId, tx.manager);
      if (keptId !== null && (!found || found.isDeleted)) throw unknownExpense();
      await this.filing.unfile(tx, receipt, keptId);
      if (found) await this.filing.file(tx, receipt, [found.expense]);
      return this.queries.get(ledgerId, id, tx.manager);
    });
  }

  /** Takes a receipt off one expense; others that it is split over keep it. @throws NotFoundProblem */
  async takeOff(actor: Actor, ledgerId: string, id: string, expenseId: string): Promise<void> {
    await this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const receipt = await this.filing.find(tx, id);
      if (!receipt) throw new NotFoundProblem('receipt');
      if (!(await this.filing.unfileFrom(tx, receipt, expenseId))) throw new NotFoundProblem('expense of this receipt');
    });
  }

  /** Deletes a receipt; its expenses have it no more. @throws NotFoundProblem */
  async deleteReceipt(actor: Actor, ledgerId: string, id: string): Promise<void> {
    await this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const [[deleted]]: [FilableReceipt[], number] = await tx.manager.query(
        `UPDATE receipts SET deleted_at = $3, deleted_by = $4, version = version + 1
          WHERE ledger_id = $1 AND id = $2 AND deleted_at IS NULL RETURNING ${snapshotColumns}`,
        [ledgerId, id, tx.now, actor.userId],
      );
      if (!deleted) throw new NotFoundProblem('receipt');
      tx.emit('receipt.deleted', { receipt: toReceiptSnapshot(deleted) });
    });
  }

  /**
   * Takes a deletion back; a receipt that lives is answered as it is. One whose reading was not finished is read.
   * @throws NotFoundProblem, also after a day; ConflictProblem `receipt_duplicate`.
   */
  async restoreReceipt(actor: Actor, ledgerId: string, id: string): Promise<Receipt> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      if (await this.filing.find(tx, id)) return this.queries.get(ledgerId, id, tx.manager);
      await this.requireNoneOfSameFile(tx, id);
      const [[restored]]: [MovedReceipt[], number] = await tx.manager.query(
        `UPDATE receipts
            SET deleted_at = NULL, deleted_by = NULL, version = version + 1, tries = 0, moved_at = $3,
                status = CASE status WHEN 'reading' THEN 'uploaded' ELSE status END
          WHERE ledger_id = $1 AND id = $2 AND deleted_at > $3::timestamptz - make_interval(hours => $4)
          RETURNING ${snapshotColumns}, status = 'uploaded' AS "isUnread"`,
        [ledgerId, id, tx.now, keepDeletedHours],
      );
      if (!restored) throw new NotFoundProblem('receipt');
      const receipt = toReceiptSnapshot(restored);
      tx.emit('receipt.restored', { receipt });
      if (restored.isUnread) tx.emit('receipt.reading-requested', { receipt, by: 'server' });
      return this.queries.get(ledgerId, id, tx.manager);
    });
  }

  /** Has a receipt read once more, unless that is to come, or under way, already. @throws NotFoundProblem */
  async readAgain(actor: Actor, ledgerId: string, id: string): Promise<Receipt> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const [[moved]]: [FilableReceipt[], number] = await tx.manager.query(
        `UPDATE receipts SET status = 'uploaded', error = NULL, tries = 0, progress = 0, moved_at = $3, version = version + 1
          WHERE ledger_id = $1 AND id = $2 AND deleted_at IS NULL AND status IN ('read', 'failed')
          RETURNING ${snapshotColumns}`,
        [ledgerId, id, tx.now],
      );
      if (moved) tx.emit('receipt.reading-requested', { receipt: toReceiptSnapshot(moved), by: 'person' });
      return this.queries.get(ledgerId, id, tx.manager);
    });
  }

  private async requireNoneOfSameFile({ manager, ledgerId }: LedgerTransaction, id: string): Promise<void> {
    const same: unknown[] = await manager.query(
      `SELECT 1 FROM receipts deleted JOIN receipts other ON other.ledger_id = deleted.ledger_id
                                                          AND other.sha256 = deleted.sha256 AND other.deleted_at IS NULL
        WHERE deleted.ledger_id = $1 AND deleted.id = $2`,
      [ledgerId, id],
    );
    if (same.length > 0) throw uploadedAgain();
  }
}

const snapshotColumns = 'id, original_name AS "originalName", media_type AS "mediaType", reading';
