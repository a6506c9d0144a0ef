import { and } from './expense-condition-sql.js';
import type { ExpenseCriteria } from './expense-criteria.js';
import { type ExpenseOrder } from './expense-order-sql.js';
import { categoriesSql, type CategoryConditions, receiptConditions, stretchesSql } from './expense-summary-sql.js';
import type { SqlValues } from './sql-values.js';

/** Where a page far down begins: at this day, title or size, after `skip` expenses of it. */
export interface ExpensePlace {
  spentOn: string | null;
  categoryId: string | null;
  titleKey: string | null;
  bucket: string | null;
  skip: number;
}

/** Whether the summaries know how the expenses that meet the criteria are spread in this order. */
export function hasPlace({ key }: ExpenseOrder, criteria: ExpenseCriteria): boolean {
  const { from, until, categoryIds, hasReceipt, minMinor, maxMinor, words } = criteria;
  if (minMinor !== null || maxMinor !== null || words.length > 0) return false;
  const isOfAll = from === null && until === null && categoryIds === null && hasReceipt === null;
  return key === 'spentOn' || key === 'category' || isOfAll;
}

/**
 * The {@link ExpensePlace} of the expense that comes after `skip` others, found by adding up summaries from coarse to fine;
 * no row when there are not so many. What is left to skip is bounded by the expenses of one day, title or bucket.
 */
export function placeSql(
  { key, direction }: ExpenseOrder,
  criteria: ExpenseCriteria,
  skip: string,
  values: SqlValues,
  category: CategoryConditions,
): string {
  switch (key) {
    case 'spentOn':
      return dayPlaceSql(direction, criteria, skip, values, category);
    case 'category':
      return `
        SELECT day.spent_on, chosen.category_id, NULL::text AS title_key, NULL::bigint AS bucket, day.skip
          FROM (${rowAt(
            `SELECT s.category_id, c.name, sum(s.count) AS count
               FROM (${categoriesSql(criteria, values, category)}) s
               JOIN categories c ON c.ledger_id = $1 AND c.id = s.category_id
              GROUP BY s.category_id, c.name`,
            `name ${direction}`,
            skip,
          )}) chosen
         CROSS JOIN LATERAL (${dayPlaceSql('DESC', criteria, `(${skip} - chosen.before)`, values, (column) => [
           `${column} = chosen.category_id`,
         ])}) day`;
    case 'title':
      return titlePlaceSql(direction, skip);
    case 'amount':
      return `
        SELECT NULL::date AS spent_on, NULL::uuid AS category_id, NULL::text AS title_key, bucket, ${skip} - before AS skip
          FROM (${rowAt(`SELECT bucket, count FROM expense_amounts WHERE ledger_id = $1`, `bucket ${direction}`, skip)}) at`;
  }
}

/** First the month (or a single day, at the range's ends), then the day in it. */
const dayPlaceSql = (
  direction: string,
  criteria: ExpenseCriteria,
  skip: string,
  values: SqlValues,
  category: CategoryConditions,
) => `
  SELECT day.spent_on, NULL::uuid AS category_id, NULL::text AS title_key, NULL::bigint AS bucket,
         ${skip} - stretch.before - day.before AS skip
    FROM (${rowAt(
      `SELECT first_day, end_day, sum(count) AS count
         FROM (${stretchesSql(criteria, values, category)}) stretches GROUP BY first_day, end_day`,
      `first_day ${direction}`,
      skip,
    )}) stretch
   CROSS JOIN LATERAL (${rowAt(
     `SELECT s.spent_on, sum(s.count) AS count FROM expense_days s
       WHERE ${and([
         's.ledger_id = $1',
         's.spent_on >= stretch.first_day',
         's.spent_on < stretch.end_day',
         ...category('s.category_id'),
         ...receiptConditions('s', criteria),
       ])}
       GROUP BY s.spent_on`,
     `spent_on ${direction}`,
     `(${skip} - stretch.before)`,
   )}) day`;

/** First the three letters that the title begins with, then the title. */
const titlePlaceSql = (direction: string, skip: string) => `
  SELECT NULL::date AS spent_on, NULL::uuid AS category_id, title.title_key, NULL::bigint AS bucket,
         ${skip} - start.before - title.before AS skip
    FROM (${rowAt(
      `SELECT initials, count FROM expense_initials WHERE ledger_id = $1`,
      `initials ${direction}`,
      skip,
    )}) start
   CROSS JOIN LATERAL (${rowAt(
     `SELECT t.title_key, sum(t.count) AS count FROM expense_titles t
       WHERE t.ledger_id = $1 AND t.title_key >= start.initials AND t.title_key < start.initials || chr(1114111)
         AND left(t.title_key, 3) = start.initials
       GROUP BY t.title_key`,
     `title_key ${direction}`,
     `(${skip} - start.before)`,
   )}) title`;

/** Of `rows` with a count: the one in which the expense after `skip` others is, and how many come `before` that row. */
const rowAt = (rows: string, order: string, skip: string) => `
  SELECT * FROM (SELECT r.*, sum(r.count) OVER (ORDER BY ${order}) - r.count AS before FROM (${rows}) r) added_up
   WHERE before <= ${skip} AND before + count > ${skip}`;
