import { expenseConditions } from '../expense/expense-condition-sql.js';
import type { ExpenseCriteria } from '../expense/expense-criteria.js';
import type { MeasuredExpenses } from '../expense/expense-measure.queries.js';
import { wordConditions, and } from '../expense/expense-condition-sql.js';
import type { SqlValues } from '../expense/sql-values.js';
import { chosenCategories, gatheredTables, notedTables } from './counted-rows-sql.js';
import { startValues, type Statement } from './report-sql.js';

/**
 * The `most` titles with the largest sums, and what all titles come to. Without dates, amounts, receipts and notes the
 * summary by title tells; else all that matches is added up.
 */
export function merchantsSql(ledgerId: string, measured: MeasuredExpenses, most: number): Statement {
  const values = startValues(ledgerId);
  const { criteria } = measured;
  const isSummed = isInTitles(criteria);
  const rows = isSummed
    ? summedTitlesSql(criteria, values)
    : 'SELECT title_key, 1 AS count, amount_minor AS sum_minor FROM matched';
  const tables = [
    ...(isSummed ? notedTables(criteria, values) : gatheredTables(measured, values)),
    // The summary is in the order of titles, so that it is added up twice sooner than kept once.
    `titles AS ${isSummed ? 'NOT ' : ''}MATERIALIZED (
       SELECT title_key, sum(sum_minor) AS minor, sum(count)::int AS count FROM (${rows}) rows GROUP BY title_key)`,
    `largest AS MATERIALIZED (
       SELECT * FROM titles ORDER BY minor DESC, title_key LIMIT ${values.add(most, 'bigint')})`,
  ];
  return {
    text: `
      WITH ${tables.join(', ')}
      SELECT whole.total, whole.count, whole.minor,
             (SELECT coalesce(json_agg(json_build_object('title', latest.title, 'lastOn', latest.spent_on,
                                                         'minor', largest.minor::text, 'count', largest.count)
                                       ORDER BY largest.minor DESC, largest.title_key), '[]')
                FROM largest
               CROSS JOIN LATERAL (
                 SELECT e.title, e.spent_on FROM expenses e
                  WHERE ${expenseConditions('e', criteria, values)} AND e.title_key = largest.title_key
                  ORDER BY e.spent_on DESC, e.created_at DESC, e.id DESC LIMIT 1) latest) AS items
        FROM (SELECT count(*)::int AS total, coalesce(sum(count), 0)::int AS count, coalesce(sum(minor), 0)::text AS minor
                FROM titles) whole`,
    values: values.list,
  };
}

const isInTitles = ({ from, until, minMinor, maxMinor, hasReceipt, isInNotes }: ExpenseCriteria) =>
  from === null && until === null && minMinor === null && maxMinor === null && hasReceipt === null && !isInNotes;

const summedTitlesSql = (criteria: ExpenseCriteria, values: SqlValues) => `
  SELECT t.title_key, t.count, t.sum_minor FROM expense_titles t
   WHERE ${and([
     't.ledger_id = $1',
     wordConditions('t.title_key', criteria, values),
     ...chosenCategories(criteria, values)('t.category_id'),
   ])}`;
