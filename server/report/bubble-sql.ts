import { and, expenseConditions } from '../expense/expense-condition-sql.js';
import type { MeasuredExpenses } from '../expense/expense-measure.queries.js';
import { categoriesSql } from '../expense/expense-summary-sql.js';
import type { SqlValues } from '../expense/sql-values.js';
import { chosenCategories, gatheredTables, isInSummaries } from './counted-rows-sql.js';
import { startValues, type Statement } from './report-sql.js';

/** Entries of the index of amounts that are passed over in the time in which one expense is gathered. */
const gatheringCost = 8;

/**
 * The `most` largest expenses, whether spent or refunded, and what is left of each category without them: one statement, so
 * that no change comes between. Either the index of amounts is walked from both its ends, or all that matches is gathered.
 */
export function bubblesSql(ledgerId: string, measured: MeasuredExpenses, most: number): Statement {
  const values = startValues(ledgerId);
  const { criteria } = measured;
  const isWalked = isWalkingCheaper(measured, most);
  const limit = values.add(most, 'bigint');
  const sums = isWalked
    ? `(${categoriesSql(criteria, values, chosenCategories(criteria, values))}) rows`
    : '(SELECT category_id, 1 AS count, amount_minor AS sum_minor FROM matched) rows';
  const largest = isWalked
    ? `SELECT * FROM (${endSql(measured, '>', 'DESC', limit, values)}) spent
        UNION ALL SELECT * FROM (${endSql(measured, '<', 'ASC', limit, values)}) refunded`
    : 'SELECT id, spent_on, created_at, category_id, amount_minor FROM matched';
  const tables = [
    ...(isWalked ? [] : gatheredTables(measured, values)),
    `sums AS (SELECT category_id, sum(count)::int AS count, sum(sum_minor) AS minor FROM ${sums} GROUP BY category_id)`,
    `largest AS MATERIALIZED (
       SELECT * FROM (${largest}) either
        ORDER BY abs(amount_minor) DESC, spent_on DESC, created_at DESC, id DESC LIMIT ${limit})`,
    `shown AS (SELECT category_id, count(*)::int AS count, sum(amount_minor) AS minor FROM largest GROUP BY category_id)`,
  ];
  return {
    text: `
      WITH ${tables.join(', ')}
      SELECT (SELECT coalesce(sum(count), 0)::int FROM sums) AS total,
             (SELECT coalesce(json_agg(json_build_object('categoryId', category_id, 'minor', minor::text, 'count', count)
                                       ORDER BY minor DESC, category_id), '[]')
                FROM (SELECT sums.category_id, sums.minor - coalesce(shown.minor, 0) AS minor,
                             sums.count - coalesce(shown.count, 0) AS count
                        FROM sums LEFT JOIN shown ON shown.category_id = sums.category_id) others
               WHERE count > 0) AS smaller,
             (SELECT coalesce(json_agg(json_build_object('id', e.id, 'day', e.spent_on, 'title', e.title,
                                                         'minor', e.amount_minor::text, 'category', e.category_id)
                                       ORDER BY e.spent_on DESC, e.created_at DESC, e.id DESC), '[]')
                FROM largest JOIN expenses e ON e.ledger_id = $1 AND e.id = largest.id) AS items`,
    values: values.list,
  };
}

/** From one end of the index of amounts, which a filter lets some of the entries through. */
const endSql = (
  { criteria }: MeasuredExpenses,
  sign: '<' | '>',
  direction: 'ASC' | 'DESC',
  limit: string,
  values: SqlValues,
) => `
  SELECT e.id, e.spent_on, e.created_at, e.category_id, e.amount_minor FROM expenses e
   WHERE ${and([expenseConditions('e', criteria, values), `e.amount_minor ${sign} 0`])}
   ORDER BY e.amount_minor ${direction}, e.spent_on DESC, e.created_at DESC, e.id DESC LIMIT ${limit}`;

function isWalkingCheaper({ criteria, totals, ledgerCount }: MeasuredExpenses, most: number): boolean {
  if (!totals || !isInSummaries(criteria) || totals.total <= most) return false;
  return (most * ledgerCount) / totals.total <= totals.total * gatheringCost;
}
