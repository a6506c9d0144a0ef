import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type OriginalMediaType, receiptFiles, receiptOf } from '../receipt-store/receipt-files.js';
import { ReceiptNames } from '../receipt-store/receipt-names.js';

const mostExpected = 1_000;

/** What the table names, also by those that are deleted and can be restored. */
@Injectable()
export class ReceiptRowNames extends ReceiptNames {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async namedReceipts(keys: string[]): Promise<Set<string>> {
    const owners = keys.map(receiptOf);
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT r.ledger_id || '/' || r.id AS id
         FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[]) AS named (ledger_id, id)) named
         JOIN receipts r ON r.ledger_id = named.ledger_id AND r.id = named.id`,
      [owners.map((owner) => owner?.ledgerId ?? null), owners.map((owner) => owner?.id ?? null)],
    );
    const named = new Set(rows.map(({ id }) => id));
    return new Set(keys.filter((_, index) => named.has(`${owners[index]?.ledgerId}/${owners[index]?.id}`)));
  }

  override async expectedOriginals(after: string | null): Promise<string[]> {
    const from = after === null ? null : receiptOf(after);
    const rows: { ledgerId: string; id: string; mediaType: OriginalMediaType }[] = await this.dataSource.query(
      `SELECT ledger_id AS "ledgerId", id, media_type AS "mediaType" FROM receipts
        WHERE $1::uuid IS NULL OR (ledger_id, id) > ($1, $2::uuid) ORDER BY ledger_id, id LIMIT $3`,
      [from?.ledgerId ?? null, from?.id ?? null, mostExpected],
    );
    return rows.map(({ ledgerId, id, mediaType }) => receiptFiles(ledgerId, id, { kind: 'original', mediaType }));
  }
}
