import { matchedSql } from '../expense/expense-source-sql.js';
import { notedSql } from '../expense/expense-condition-sql.js';
import type { MeasuredExpenses } from '../expense/expense-measure.queries.js';
import { categoriesSql, type CategoryConditions, stretchesSql } from '../expense/expense-summary-sql.js';
import { SqlValues } from '../expense/sql-values.js';

interface Statement {
  text: string;
  values: unknown[];
}

/** Count and sum by category. $1 is the ledger. */
export function byCategorySql(ledgerId: string, measured: MeasuredExpenses): Statement {
  return overRows(ledgerId, measured, {
    ofSummaries: categoriesSql,
    ofMatched: 'SELECT category_id, 1 AS count, amount_minor AS sum_minor FROM matched',
    grouped: (rows) => `
      SELECT json_build_object('id', c.id, 'name', c.name, 'color', c.color, 'icon', c.icon) AS category,
             c.parent_id AS "parentId", sums.minor::text, sums.count
        FROM (SELECT category_id, sum(sum_minor) AS minor, sum(count)::int AS count FROM ${rows} GROUP BY category_id) sums
        JOIN categories c ON c.ledger_id = $1 AND c.id = sums.category_id
       ORDER BY sums.minor DESC, c.name, c.id`,
  });
}

/** Count and sum by month and category. $1 is the ledger. */
export function byMonthSql(ledgerId: string, measured: MeasuredExpenses): Statement {
  return overRows(ledgerId, measured, {
    ofSummaries: stretchesSql,
    ofMatched: 'SELECT spent_on AS first_day, category_id, 1 AS count, amount_minor AS sum_minor FROM matched',
    grouped: (rows) => `
      SELECT to_char(first_day, 'YYYY-MM') AS month, category_id AS "categoryId", sum(sum_minor)::text AS minor,
             sum(count)::int AS count
        FROM ${rows}
       GROUP BY 1, 2
       ORDER BY 1, sum(sum_minor) DESC, 2`,
  });
}

/** From the summaries where they know the criteria, else from the expenses themselves, read in an index alone. */
function overRows(
  ledgerId: string,
  { criteria, isTextRarest }: MeasuredExpenses,
  sql: {
    ofSummaries: (criteria: MeasuredExpenses['criteria'], values: SqlValues, category: CategoryConditions) => string;
    ofMatched: string;
    grouped: (rows: string) => string;
  },
): Statement {
  const values = new SqlValues();
  values.add(ledgerId, 'uuid');
  const { categoryIds, minMinor, maxMinor, words, isInNotes } = criteria;
  if (minMinor === null && maxMinor === null && words.length === 0) {
    const category = (column: string) => (categoryIds ? [`${column} = ANY(${values.add(categoryIds, 'uuid[]')})`] : []);
    return { text: sql.grouped(`(${sql.ofSummaries(criteria, values, category)}) rows`), values: values.list };
  }
  const noted = isInNotes ? [`noted AS MATERIALIZED (${notedSql(criteria, values)})`] : [];
  const matched = `matched AS (${matchedSql(criteria, values, isTextRarest ? 'byText' : 'byIndex')})`;
  return {
    text: `WITH ${[...noted, matched].join(', ')} ${sql.grouped(`(${sql.ofMatched}) rows`)}`,
    values: values.list,
  };
}
