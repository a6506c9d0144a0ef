import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PageQuery } from '../http/page.dto.js';
import type { Trash } from './expense-changes.dto.js';
import { expenseColumns, type ExpenseRow, toExpense } from './expense-row.js';

interface TrashRow extends ExpenseRow {
  deletedAt: string;
  deletedBy: string | null;
  total: number;
}

const inTrash = 'FROM expenses WHERE ledger_id = $1 AND deleted_at IS NOT NULL';

/** $1 ledger, $2 rows, $3 rows to skip. A page past the end is one row of nulls with the total. */
const trashPageSql = `
  WITH ids AS MATERIALIZED (SELECT id ${inTrash} ORDER BY deleted_at DESC, id DESC LIMIT $2 OFFSET $3),
       totals AS (SELECT count(*)::int AS total ${inTrash})
  SELECT totals.total, ${expenseColumns}, e.deleted_at AS "deletedAt", coalesce(nullif(u.name, ''), u.email) AS "deletedBy"
    FROM totals
    LEFT JOIN (ids
               JOIN expenses e ON e.ledger_id = $1 AND e.id = ids.id
               JOIN categories c ON c.ledger_id = $1 AND c.id = e.category_id
               LEFT JOIN ledger_members m ON m.ledger_id = $1 AND m.user_id = e.deleted_by
               LEFT JOIN users u ON u.id = m.user_id) ON true
   ORDER BY e.deleted_at DESC, e.id DESC`;

@Injectable()
export class TrashQueries {
  constructor(private readonly dataSource: DataSource) {}

  async getPage(ledgerId: string, { page, pageSize }: PageQuery): Promise<Trash> {
    const rows: TrashRow[] = await this.dataSource.query(trashPageSql, [ledgerId, pageSize, (page - 1) * pageSize]);
    const [{ total }] = rows as [TrashRow];
    const items = rows
      .filter(({ id }) => id !== null)
      .map((row) => ({ ...toExpense(row), deletedAt: row.deletedAt, deletedBy: row.deletedBy }));
    return { items, page, pageSize, total };
  }
}
