import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { NotFoundProblem } from '../http/problem.js';
import type { Receipt, ReceiptPage, ReceiptQuery, ReceiptSummary } from './receipt.dto.js';
import type { StoredFile } from './receipt.entity.js';
import { receiptPageSql, wordsOf } from './receipt-page-sql.js';
import { receiptColumns, receiptJoins, type ReceiptRow, toReceipt } from './receipt-row.js';
import { excerptOf } from './text-excerpt.js';

interface Counts {
  total: number;
  unfiledTotal: number;
  usedBytes: number;
}

/** A row of a page; one of nulls with the counts where there is no receipt. */
type PageRow = Counts & (ReceiptRow | { [column in keyof ReceiptRow]: null });

export interface ReceiptFiles {
  originalName: string;
  mediaType: string;
  files: StoredFile[];
}

@Injectable()
export class ReceiptQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  async getPage(ledgerId: string, query: ReceiptQuery): Promise<ReceiptPage> {
    const { text, values } = receiptPageSql(ledgerId, query);
    const rows: PageRow[] = await this.dataSource.query(text, values);
    const [{ total, unfiledTotal, usedBytes }] = rows as [PageRow];
    const words = wordsOf(query.q);
    return {
      items: rows.filter(isReceipt).map((row) => toSummary(row, words)),
      page: query.page,
      pageSize: query.pageSize,
      total,
      unfiledTotal,
      usedBytes,
      quotaBytes: this.config.receiptQuotaBytes,
    };
  }

  /** One that is not deleted; in a transaction through its `manager`. @throws NotFoundProblem */
  async get(ledgerId: string, id: string, manager: EntityManager = this.dataSource.manager): Promise<Receipt> {
    const [row]: ReceiptRow[] = await manager.query(
      `SELECT ${receiptColumns}, r.text FROM receipts r ${receiptJoins}
        WHERE r.ledger_id = $1 AND r.id = $2 AND r.deleted_at IS NULL`,
      [ledgerId, id],
    );
    if (!row) throw new NotFoundProblem('receipt');
    return toReceipt(row);
  }

  /** What is kept of one that is not deleted. @throws NotFoundProblem */
  async getFiles(ledgerId: string, id: string): Promise<ReceiptFiles> {
    const [row]: ReceiptFiles[] = await this.dataSource.query(
      `SELECT original_name AS "originalName", media_type AS "mediaType", files FROM receipts
        WHERE ledger_id = $1 AND id = $2 AND deleted_at IS NULL`,
      [ledgerId, id],
    );
    if (!row) throw new NotFoundProblem('receipt');
    return row;
  }

  /** The id of the receipt that is not deleted and was made of this very file. */
  async findByHash(
    ledgerId: string,
    sha256: Buffer,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<string | null> {
    const [row]: { id: string }[] = await manager.query(
      `SELECT id FROM receipts WHERE ledger_id = $1 AND sha256 = $2 AND deleted_at IS NULL`,
      [ledgerId, sha256],
    );
    return row?.id ?? null;
  }

  /** What the ledger's receipts take, with those that were deleted but can be restored. */
  async getUsage(
    ledgerId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<{ bytes: number; count: number }> {
    const [row]: [{ bytes: number; count: number }] = await manager.query(
      `SELECT coalesce(sum(byte_size), 0)::float8 AS bytes, count(*)::int AS count FROM receipts WHERE ledger_id = $1`,
      [ledgerId],
    );
    return row;
  }
}

const isReceipt = (row: PageRow): row is Counts & ReceiptRow => row.id !== null;

function toSummary(row: Counts & ReceiptRow, words: readonly string[]): ReceiptSummary {
  const { total: _total, unfiledTotal: _unfiledTotal, usedBytes: _usedBytes, ...receipt } = row;
  const { text, lines: _lines, ...summary } = toReceipt(receipt);
  return { ...summary, excerpt: words.length > 0 ? excerptOf(text, words) : null };
}
