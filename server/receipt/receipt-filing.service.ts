import { Injectable } from '@nestjs/common';
import type { LedgerTransaction } from '../database/unit-of-work.js';
import type { Corrections } from './receipt.entity.js';
import type { FiledExpense } from './receipt.events.js';
import { correctionsOf, isWorthRemembering, type Recorded } from './corrections.js';
import { merchantKeyOf } from './merchant-key.js';
import { unknownReceipt } from './receipt-problems.js';
import { toReceiptSnapshot } from './receipt-snapshot.js';
import type { StoredReading } from './stored-reading.js';

/** As much of a receipt as its filing needs. */
export interface FilableReceipt {
  id: string;
  originalName: string;
  mediaType: string;
  reading: StoredReading | null;
}

/** Which receipt belongs to which expense, inside the transaction of whoever changes one of them. */
@Injectable()
export class ReceiptFilingService {
  /** A receipt of the locked ledger that is not deleted. */
  async find({ manager, ledgerId }: LedgerTransaction, id: string): Promise<FilableReceipt | null> {
    const [row]: FilableReceipt[] = await manager.query(
      `SELECT id, original_name AS "originalName", media_type AS "mediaType", reading FROM receipts
        WHERE ledger_id = $1 AND id = $2 AND deleted_at IS NULL`,
      [ledgerId, id],
    );
    return row ?? null;
  }

  /** Files a receipt with an expense that there was before. @throws UnprocessableProblem at `receiptId`. */
  async fileWithExpense(tx: LedgerTransaction, receiptId: string, expense: FiledExpense): Promise<void> {
    await this.file(tx, await this.getNamed(tx, receiptId), [expense]);
  }

  /**
   * Files a receipt with an expense that was just made of it: what its person changed about what had been read is kept,
   * and remembered for the merchant.
   * @throws UnprocessableProblem at `receiptId`.
   */
  async fileWithNewExpense(tx: LedgerTransaction, receiptId: string, expense: Recorded): Promise<void> {
    const receipt = await this.getNamed(tx, receiptId);
    await this.file(tx, receipt, [expense]);
    const corrections = receipt.reading && correctionsOf(receipt.reading.fields, expense);
    if (!corrections) return;
    await this.keepCorrections(tx, receipt, corrections);
    if (isWorthRemembering(corrections)) await this.rememberMerchant(tx, receipt, expense);
  }

  /**
   * Learns from a later edit of an expense that was made of a receipt, as from what was changed when it was made; an edit of
   * something else says nothing. One that shares its receipt with others, after a split, says nothing about the whole.
   */
  async learnFromEdit(tx: LedgerTransaction, before: Recorded, after: Recorded): Promise<void> {
    if (!differ(before, after, ['title', 'categoryId', 'spentOn', 'amount'])) return;
    const isOfMerchant = differ(before, after, ['title', 'categoryId']);
    const made: FilableReceipt[] = await tx.manager.query(madeOfReceiptSql, [tx.ledgerId, after.id]);
    for (const receipt of made) {
      const corrections = receipt.reading && correctionsOf(receipt.reading.fields, after);
      await this.keepCorrections(tx, receipt, corrections);
      if (!isOfMerchant) continue;
      if (corrections && isWorthRemembering(corrections)) await this.rememberMerchant(tx, receipt, after);
      else await this.forgetMerchant(tx, receipt, before);
    }
  }

  /** Links the receipt with those of the expenses that it is not linked with yet; tells of it if there are any. */
  async file(tx: LedgerTransaction, receipt: FilableReceipt, expenses: FiledExpense[]): Promise<void> {
    const linked: { id: string }[] = await tx.manager.query(
      `INSERT INTO receipt_expenses (ledger_id, receipt_id, expense_id, filed_at, position)
       SELECT $1, $2, id, $3, position FROM unnest($4::uuid[]) WITH ORDINALITY AS expense (id, position)
       ON CONFLICT DO NOTHING RETURNING expense_id AS id`,
      [tx.ledgerId, receipt.id, tx.now, expenses.map(({ id }) => id)],
    );
    if (linked.length === 0) return;
    await this.raiseVersion(tx, receipt.id);
    const isLinked = new Set(linked.map(({ id }) => id));
    tx.emit('receipt.filed', {
      receipt: toReceiptSnapshot(receipt),
      expenses: expenses.filter(({ id }) => isLinked.has(id)).map(toFiled),
    });
  }

  /** Takes the receipt off every expense but `keptId`; tells of it if there are any. */
  async unfile(tx: LedgerTransaction, receipt: FilableReceipt, keptId: string | null): Promise<void> {
    await this.unlink(tx, receipt, `l.expense_id IS DISTINCT FROM $3::uuid`, keptId);
  }

  /** Takes the receipt off this expense alone. @returns false when it was not with it. */
  async unfileFrom(tx: LedgerTransaction, receipt: FilableReceipt, expenseId: string): Promise<boolean> {
    return this.unlink(tx, receipt, `l.expense_id = $3::uuid`, expenseId);
  }

  private async unlink(
    tx: LedgerTransaction,
    receipt: FilableReceipt,
    condition: string,
    expenseId: string | null,
  ): Promise<boolean> {
    // Held before their links are removed, as by whoever removes an expense: so neither waits for the other in a circle.
    await tx.manager.query(
      `SELECT 1 FROM receipt_expenses l JOIN expenses e ON e.ledger_id = l.ledger_id AND e.id = l.expense_id
        WHERE l.ledger_id = $1 AND l.receipt_id = $2 FOR KEY SHARE OF e`,
      [tx.ledgerId, receipt.id],
    );
    const [unlinked]: [FiledExpense[], number] = await tx.manager.query(
      `DELETE FROM receipt_expenses l USING expenses e
        WHERE l.ledger_id = $1 AND l.receipt_id = $2 AND ${condition}
          AND e.ledger_id = l.ledger_id AND e.id = l.expense_id
        RETURNING e.id, e.title`,
      [tx.ledgerId, receipt.id, expenseId],
    );
    if (unlinked.length === 0) return false;
    await this.raiseVersion(tx, receipt.id);
    tx.emit('receipt.unfiled', { receipt: toReceiptSnapshot(receipt), expenses: unlinked });
    return true;
  }

  private async getNamed(tx: LedgerTransaction, id: string): Promise<FilableReceipt> {
    const receipt = await this.find(tx, id);
    if (!receipt) throw unknownReceipt();
    return receipt;
  }

  private async raiseVersion({ manager, ledgerId }: LedgerTransaction, id: string): Promise<void> {
    await manager.query(`UPDATE receipts SET version = version + 1 WHERE ledger_id = $1 AND id = $2`, [ledgerId, id]);
  }

  private async keepCorrections(
    { manager, ledgerId }: LedgerTransaction,
    { id }: FilableReceipt,
    corrections: Corrections | null,
  ): Promise<void> {
    await manager.query(`UPDATE receipts SET corrections = $3 WHERE ledger_id = $1 AND id = $2`, [
      ledgerId,
      id,
      corrections && JSON.stringify(corrections),
    ]);
  }

  private async rememberMerchant(
    { manager, ledgerId, now }: LedgerTransaction,
    receipt: FilableReceipt,
    { title, categoryId }: Recorded,
  ): Promise<void> {
    const key = merchantOf(receipt);
    if (key === '') return;
    await manager.query(
      `INSERT INTO receipt_merchants (ledger_id, merchant_key, title, category_id, updated_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (ledger_id, merchant_key)
       DO UPDATE SET title = excluded.title, category_id = excluded.category_id, updated_at = excluded.updated_at`,
      [ledgerId, key, title, categoryId, now],
    );
  }

  /** Takes back what an expense had taught as it was, unless something else was learnt since. */
  private async forgetMerchant(
    { manager, ledgerId }: LedgerTransaction,
    receipt: FilableReceipt,
    { title, categoryId }: Recorded,
  ): Promise<void> {
    await manager.query(
      `DELETE FROM receipt_merchants WHERE ledger_id = $1 AND merchant_key = $2 AND title = $3 AND category_id = $4`,
      [ledgerId, merchantOf(receipt), title, categoryId],
    );
  }
}

const merchantOf = ({ reading }: FilableReceipt) =>
  merchantKeyOf(reading?.fields.merchant?.readAs ?? reading?.fields.merchant?.value ?? '');

const differ = (one: Recorded, other: Recorded, fields: (keyof Recorded)[]) =>
  fields.some((field) => one[field] !== other[field]);

/** $1 ledger, $2 expense: what was read on the receipts that it, and nothing else, was made of: they were filed with it at once. */
const madeOfReceiptSql = `
  SELECT r.id, r.original_name AS "originalName", r.media_type AS "mediaType", r.reading
    FROM receipt_expenses l
    JOIN expenses e ON e.ledger_id = l.ledger_id AND e.id = l.expense_id AND e.created_at = l.filed_at
    JOIN receipts r ON r.ledger_id = l.ledger_id AND r.id = l.receipt_id AND r.deleted_at IS NULL
   WHERE l.ledger_id = $1 AND l.expense_id = $2 AND r.reading IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM receipt_expenses other
                      WHERE other.ledger_id = $1 AND other.receipt_id = r.id AND other.expense_id <> $2)`;

const toFiled = ({ id, title }: FiledExpense): FiledExpense => ({ id, title });
