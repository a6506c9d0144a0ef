import { amountsOfBucket } from './amount-bucket.js';
import { and, expenseConditions, indexedColumns, notedSql } from './expense-condition-sql.js';
import type { ExpenseCriteria } from './expense-criteria.js';
import type { ExpenseTotals } from './expense-measure.queries.js';
import { byDay, type ExpenseOrder, orderBy } from './expense-order-sql.js';
import type { ExpensePlace } from './expense-place-sql.js';
import { matchedSql } from './expense-source-sql.js';
import { categoriesSql } from './expense-summary-sql.js';
import { SqlValues } from './sql-values.js';

export interface PageRequest {
  criteria: ExpenseCriteria;
  order: ExpenseOrder;
  skip: number;
  rows: number;
  /** From where to skip, instead of from the first. */
  place: ExpensePlace | null;
  /** Known already; else found by this statement, from the summaries where it walks and by counting where it gathers. */
  totals: ExpenseTotals | null;
  /**
   * Either all that meets the criteria is gathered, from where it is rarest, and put in order; or the order's index is
   * walked until the page is full.
   */
  gather: 'byText' | 'byIndex' | null;
}

/**
 * One statement for a page and its totals. The ids of the page are found in indexes alone, the rows themselves are fetched
 * for these ids only. The totals come along, so that a page past the end is one row of nulls.
 */
export function expensePageSql(
  columns: string,
  ledgerId: string,
  request: PageRequest,
): { text: string; values: unknown[] } {
  const values = new SqlValues();
  values.add(ledgerId, 'uuid');
  const { criteria, order, gather } = request;
  const tables = [
    ...(criteria.isInNotes ? [`noted AS MATERIALIZED (${notedSql(criteria, values)})`] : []),
    ...(gather ? [`matched AS MATERIALIZED (${matchedSql(criteria, values, gather)})`] : []),
    `ids AS MATERIALIZED (${idsSql(request, values)})`,
    `totals AS (${totalsSql(request, values)})`,
  ];
  return {
    text: `
      WITH ${tables.join(', ')}
      SELECT totals.*, ${columns}
        FROM totals
        LEFT JOIN (ids
                   JOIN expenses e ON e.ledger_id = $1 AND e.id = ids.id
                   JOIN categories c ON c.ledger_id = $1 AND c.id = e.category_id) ON true
       ORDER BY ${orderBy({ ...order, isBackwards: false }, 'e')}`,
    values: values.list,
  };
}

function idsSql(request: PageRequest, values: SqlValues): string {
  const { criteria, order, gather } = request;
  if (gather) return gatheredIdsSql(request, values);
  // Walked by day, some categories are several stretches of one index, of which each has its own latest.
  const isByCategory = order.key === 'spentOn' && criteria.categoryIds !== null && criteria.hasReceipt !== true;
  return order.key === 'category' || isByCategory ? idsByCategorySql(request, values) : walkedIdsSql(request, values);
}

const gatheredIdsSql = ({ order, skip, rows }: PageRequest, values: SqlValues) => `
  SELECT m.id FROM matched m
  ${order.key === 'category' ? 'JOIN categories c ON c.ledger_id = $1 AND c.id = m.category_id' : ''}
   ORDER BY ${orderBy(order, 'm')} LIMIT ${values.add(rows, 'bigint')} OFFSET ${values.add(skip, 'bigint')}`;

const walkedIdsSql = ({ criteria, order, place, skip, rows }: PageRequest, values: SqlValues) => `
  SELECT e.id FROM expenses e
   WHERE ${and([expenseConditions('e', criteria, values), ...fromPlace(order, place, values)])}
   ORDER BY ${orderBy(order, 'e')}
   LIMIT ${values.add(rows, 'bigint')} OFFSET ${values.add(place?.skip ?? skip, 'bigint')}`;

/** Each category's rows come from its own stretch of the index; no more of them are read than lie before the page's end. */
function idsByCategorySql({ criteria, order, place, skip, rows }: PageRequest, values: SqlValues): string {
  const { categoryIds, ...others } = criteria;
  const inside = order.key === 'category' ? (order.isBackwards ? 'ASC' : 'DESC') : dayDirection(order);
  const limit = values.add(rows, 'bigint');
  const offset = values.add(place?.skip ?? skip, 'bigint');
  const chosen = [
    'c.ledger_id = $1',
    ...(categoryIds ? [`c.id = ANY(${values.add(categoryIds, 'uuid[]')})`] : []),
    ...(place?.categoryId ? [fromCategory(order, place.categoryId, values)] : []),
  ];
  return `
    SELECT e.id
      FROM categories c
     CROSS JOIN LATERAL (
       SELECT ${indexedColumns('x')} FROM expenses x
        WHERE ${and([
          expenseConditions('x', { ...others, categoryIds: null }, values),
          'x.category_id = c.id',
          ...fromDay('x.spent_on', inside, place, values),
        ])}
        ORDER BY ${byDay(inside, 'x')}
        LIMIT ${limit} + ${offset}) e
     WHERE ${and(chosen)}
     ORDER BY ${orderBy(order, 'e')} LIMIT ${limit} OFFSET ${offset}`;
}

const dayDirection = ({ direction, isBackwards }: ExpenseOrder) =>
  (direction === 'ASC') !== isBackwards ? 'ASC' : 'DESC';

function fromCategory({ direction }: ExpenseOrder, categoryId: string, values: SqlValues): string {
  const name = `(SELECT name FROM categories WHERE ledger_id = $1 AND id = ${values.add(categoryId, 'uuid')})`;
  return `c.name ${direction === 'ASC' ? '>=' : '<='} ${name}`;
}

/** The place's day begins inside its own category; every other category begins with its first row. */
function fromDay(column: string, direction: string, place: ExpensePlace | null, values: SqlValues): string[] {
  if (!place?.spentOn) return [];
  const day = values.add(place.spentOn, 'date');
  const [operator, everything] = direction === 'ASC' ? ['>=', '-infinity'] : ['<=', 'infinity'];
  if (!place.categoryId) return [`${column} ${operator} ${day}`];
  const isItsOwn = `c.id = ${values.add(place.categoryId, 'uuid')}`;
  return [`${column} ${operator} CASE WHEN ${isItsOwn} THEN ${day} ELSE '${everything}' END`];
}

function fromPlace({ key, direction }: ExpenseOrder, place: ExpensePlace | null, values: SqlValues): string[] {
  if (!place) return [];
  const operator = direction === 'ASC' ? '>=' : '<=';
  if (key === 'spentOn') return fromDay('e.spent_on', direction, place, values);
  if (key === 'title') return [`e.title_key ${operator} ${values.add(place.titleKey, 'text')}`];
  const { low, high } = amountsOfBucket(BigInt(place.bucket ?? 0));
  return [`e.amount_minor ${operator} ${values.add(direction === 'ASC' ? low : high, 'bigint')}`];
}

function totalsSql({ criteria, totals, gather }: PageRequest, values: SqlValues): string {
  if (totals) {
    const total = values.add(totals.total, 'bigint');
    return `SELECT ${total}::int AS total, ${values.add(totals.totalMinor, 'text')} AS "totalMinor"`;
  }
  const [count, sum, rows] = gather
    ? ['count(*)', 'amount_minor', 'matched']
    : ['sum(count)', 'sum_minor', `(${categoriesSql(criteria, values, () => [])}) rows`];
  return `SELECT coalesce(${count}, 0)::int AS total, coalesce(sum(${sum}), 0)::text AS "totalMinor" FROM ${rows}`;
}
