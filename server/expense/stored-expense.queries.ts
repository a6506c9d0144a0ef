import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Expense } from './expense.dto.js';
import { expenseColumns, type ExpenseRow, toExpense } from './expense-row.js';

/** An expense that lives or lies in the trash. */
export interface StoredExpense {
  expense: Expense;
  isDeleted: boolean;
}

/** What writes look up. Inside a transaction they pass its `manager`. */
@Injectable()
export class StoredExpenseQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of the ids that the ledger has, by id. */
  async findSome(
    ledgerId: string,
    ids: string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, StoredExpense>> {
    const rows: (ExpenseRow & { isDeleted: boolean })[] = await manager.query(
      `SELECT ${expenseColumns}, e.deleted_at IS NOT NULL AS "isDeleted"
         FROM expenses e JOIN categories c ON c.ledger_id = e.ledger_id AND c.id = e.category_id
        WHERE e.ledger_id = $1 AND e.id = ANY($2::uuid[])`,
      [ledgerId, ids],
    );
    return new Map(rows.map(({ isDeleted, ...row }) => [row.id, { expense: toExpense(row), isDeleted }]));
  }

  async find(ledgerId: string, id: string, manager?: EntityManager): Promise<StoredExpense | null> {
    return (await this.findSome(ledgerId, [id], manager)).get(id) ?? null;
  }
}
