import type { MeasuredExpenses } from '../expense/expense-measure.queries.js';
import { categoriesSql, daysSql, stretchesSql } from '../expense/expense-summary-sql.js';
import { SqlValues } from '../expense/sql-values.js';
import { type CountedRows, countedRows, withTables } from './counted-rows-sql.js';

/** $1 is the ledger. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Count and sum by category. */
export function byCategorySql(ledgerId: string, measured: MeasuredExpenses): Statement {
  const values = startValues(ledgerId);
  const { tables, rows } = countedRows(measured, values, {
    ofSummary: categoriesSql,
    ofMatched: 'SELECT category_id, 1 AS count, amount_minor AS sum_minor FROM matched',
  });
  return {
    text: `
      ${withTables(tables)}
      SELECT json_build_object('id', c.id, 'name', c.name, 'color', c.color, 'icon', c.icon) AS category,
             c.parent_id AS "parentId", sums.minor::text, sums.count
        FROM (SELECT category_id, sum(sum_minor) AS minor, sum(count)::int AS count FROM ${rows} GROUP BY category_id) sums
        JOIN categories c ON c.ledger_id = $1 AND c.id = sums.category_id
       ORDER BY sums.minor DESC, c.name, c.id`,
    values: values.list,
  };
}

/** Count and sum by month and category, the month as text. */
export const byMonthSql = (ledgerId: string, measured: MeasuredExpenses) =>
  byStretchSql(ledgerId, measured, `to_char(first_day, 'YYYY-MM')`);

/** Count and sum by year and category, the year as a number. */
export const byYearSql = (ledgerId: string, measured: MeasuredExpenses) =>
  byStretchSql(ledgerId, measured, 'extract(year FROM first_day)::int');

function byStretchSql(ledgerId: string, measured: MeasuredExpenses, stretch: string): Statement {
  const values = startValues(ledgerId);
  const { tables, rows } = countedRows(measured, values, {
    ofSummary: stretchesSql,
    ofMatched: 'SELECT spent_on AS first_day, category_id, 1 AS count, amount_minor AS sum_minor FROM matched',
  });
  return {
    text: `
      ${withTables(tables)}
      SELECT ${stretch} AS stretch, category_id AS "categoryId", sum(sum_minor)::text AS minor, sum(count)::int AS count
        FROM ${rows}
       GROUP BY 1, 2
       ORDER BY 1, sum(sum_minor) DESC, 2`,
    values: values.list,
  };
}

/** Count and sum of the latest `most` days that have expenses, the earliest first, each with how many such days there are. */
export function byDaySql(ledgerId: string, measured: MeasuredExpenses, most: number): Statement {
  const values = startValues(ledgerId);
  const { tables, rows }: CountedRows = countedRows(measured, values, {
    ofSummary: daysSql,
    ofMatched: 'SELECT spent_on, 1 AS count, amount_minor AS sum_minor FROM matched',
  });
  return {
    text: `
      ${withTables(tables)}
      SELECT spent_on AS date, minor::text, count, (SELECT count(*)::int FROM (SELECT 1 FROM ${rows} GROUP BY spent_on) days) AS total
        FROM (SELECT spent_on, sum(sum_minor) AS minor, sum(count)::int AS count FROM ${rows}
               GROUP BY spent_on ORDER BY spent_on DESC LIMIT ${values.add(most, 'bigint')}) latest
       ORDER BY spent_on`,
    values: values.list,
  };
}

export function startValues(ledgerId: string): SqlValues {
  const values = new SqlValues();
  values.add(ledgerId, 'uuid');
  return values;
}
