import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFoundProblem } from '../http/problem.js';
import type { Category, CategoryList } from './category.dto.js';
import type { CategorySnapshot } from './category.events.js';

/** Columns of a {@link CategorySnapshot}, of `categories c`. */
const columns = `c.id, c.name, c.color, c.icon, c.parent_id AS "parentId", c.archived_at IS NOT NULL AS "isArchived"`;

/** A ledger ($1) has one row for each of its months and categories: few, whatever the number of its expenses. */
const countsSql = `SELECT category_id, sum(count)::int AS count FROM expense_months WHERE ledger_id = $1 GROUP BY 1`;

const listSql = `
  SELECT ${columns}, coalesce(used.count, 0) AS "expenseCount"
    FROM categories c
    LEFT JOIN categories parent ON parent.ledger_id = c.ledger_id AND parent.id = c.parent_id
    LEFT JOIN (${countsSql}) used ON used.category_id = c.id
   WHERE c.ledger_id = $1
   ORDER BY coalesce(parent.position, c.position), coalesce(parent.id, c.id), c.parent_id IS NOT NULL, c.position, c.id`;

@Injectable()
export class CategoryQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Each top category by its position, followed by those below it by theirs; read through `manager` in a transaction. */
  async list(ledgerId: string, manager: EntityManager = this.dataSource.manager): Promise<CategoryList> {
    const items: Category[] = await manager.query(listSql, [ledgerId]);
    return { items };
  }

  async get(ledgerId: string, id: string, manager: EntityManager): Promise<Category> {
    const { items } = await this.list(ledgerId, manager);
    const category = items.find((item) => item.id === id);
    if (!category) throw new NotFoundProblem('category');
    return category;
  }

  /** For those of `ids` that are the ledger's: whether they are put away. By their ids in lower case. */
  async areArchived(
    ledgerId: string,
    ids: string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, boolean>> {
    const rows: { id: string; isArchived: boolean }[] = await manager.query(
      `SELECT id, archived_at IS NOT NULL AS "isArchived" FROM categories WHERE ledger_id = $1 AND id = ANY($2::uuid[])`,
      [ledgerId, ids],
    );
    return new Map(rows.map(({ id, isArchived }) => [id, isArchived]));
  }

  /** All of a ledger without counts, by position; for a transaction that has locked the ledger. */
  async listSnapshots(ledgerId: string, manager: EntityManager): Promise<CategorySnapshot[]> {
    return manager.query(`SELECT ${columns} FROM categories c WHERE ledger_id = $1 ORDER BY position, id`, [ledgerId]);
  }
}
