import { and } from '../expense/expense-condition-sql.js';
import type { ExpenseCriteria } from '../expense/expense-criteria.js';
import type { MeasuredExpenses } from '../expense/expense-measure.queries.js';
import { receiptConditions, splitIntoMonths } from '../expense/expense-summary-sql.js';
import type { DateRange } from '../expense/period-range.js';
import type { SqlValues } from '../expense/sql-values.js';
import { chosenCategories, gatheredTables, isInSummaries, withTables } from './counted-rows-sql.js';
import type { Days } from './previous-range.js';
import { startValues, type Statement } from './report-sql.js';

/** Days of the range with the number `position`. */
interface Stretch extends DateRange {
  position: number;
}

/**
 * Count and sum of each of `ranges`, which may overlap, by its position among them; those without expenses are left out. The
 * criteria's own dates hold all of them.
 */
export function rangesSql(ledgerId: string, measured: MeasuredExpenses, ranges: Days[]): Statement {
  const values = startValues(ledgerId);
  const isSummed = isInSummaries(measured.criteria);
  const tables = isSummed ? [] : gatheredTables(measured, values);
  const rows = isSummed ? summedSql(measured.criteria, ranges, values) : matchedSql(ranges, values);
  return {
    text: `
      ${withTables(tables)}
      SELECT position::int AS position, sum(count)::int AS count, sum(sum_minor)::text AS minor FROM (${rows}) rows
       GROUP BY position`,
    values: values.list,
  };
}

/** Whole months from the months' summaries, the days at both ends of a range from the days'. */
function summedSql(criteria: ExpenseCriteria, ranges: Days[], values: SqlValues): string {
  const parts = ranges.map((range, position) => ({ position, ...splitIntoMonths(range) }));
  const months = parts.flatMap(({ position, months: whole }) => (whole ? [{ position, ...whole }] : []));
  const days = parts.flatMap(({ position, days: ends }) => ends.map((end) => ({ position, ...end })));
  const category = chosenCategories(criteria, values);
  const rows = (table: string, column: string, stretches: Stretch[]) => `
    SELECT r.position, s.count, s.sum_minor
      FROM ${stretchesSql(stretches, values)} r
      JOIN ${table} s ON ${and([
        's.ledger_id = $1',
        `${column} >= r.first_day AND ${column} < r.end_day`,
        ...category('s.category_id'),
        ...receiptConditions('s', criteria),
      ])}`;
  return `${rows('expense_months', 's.month', months)} UNION ALL ${rows('expense_days', 's.spent_on', days)}`;
}

const matchedSql = (ranges: Days[], values: SqlValues) => `
  SELECT r.position, 1 AS count, m.amount_minor AS sum_minor
    FROM ${stretchesSql(
      ranges.map((range, position) => ({ position, ...range })),
      values,
    )} r
    JOIN matched m ON m.spent_on >= r.first_day AND m.spent_on < r.end_day`;

function stretchesSql(stretches: Stretch[], values: SqlValues): string {
  const positions = values.add(
    stretches.map(({ position }) => position),
    'bigint[]',
  );
  const firstDays = values.add(
    stretches.map(({ from }) => from),
    'date[]',
  );
  const endDays = values.add(
    stretches.map(({ until }) => until),
    'date[]',
  );
  return `(SELECT * FROM unnest(${positions}, ${firstDays}, ${endDays}) stretch (position, first_day, end_day))`;
}
