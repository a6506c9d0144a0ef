import { and, otherConditions } from '../expense/expense-condition-sql.js';
import type { MeasuredExpenses } from '../expense/expense-measure.queries.js';
import { gatheredTables } from './counted-rows-sql.js';
import { rhythms } from './recurrence.js';
import { startValues, type Statement } from './report-sql.js';

/** The latest of what matches; a household has as many in decades. It bounds the statement in any ledger. */
const mostExpenses = 100_000;

/**
 * The at most `titles` titles, the dearest first, of which two of three gaps between days have the length of one interval, each with its
 * latest `payments` days and their sums, the latest first: what may come back, for {@link findRecurrence} to decide.
 */
export function recurringSql(
  ledgerId: string,
  measured: MeasuredExpenses,
  { titles, payments }: { titles: number; payments: number },
): Statement {
  const values = startValues(ledgerId);
  const { criteria } = measured;
  const tables = [
    ...gatheredTables(measured, values),
    `latest AS (
       SELECT title_key, spent_on, amount_minor FROM matched WHERE amount_minor > 0
        ORDER BY spent_on DESC LIMIT ${values.add(mostExpenses, 'bigint')})`,
    `gaps AS (
       SELECT title_key, amount_minor,
              nullif(spent_on - lag(spent_on) OVER (PARTITION BY title_key ORDER BY spent_on), 0) AS gap
         FROM latest)`,
    `candidates AS MATERIALIZED (
       SELECT title_key FROM gaps GROUP BY title_key
       HAVING count(gap) > 0 AND 3 * greatest(${agreeing.join(', ')}) >= 2 * count(gap)
        ORDER BY sum(amount_minor) DESC, title_key LIMIT ${values.add(titles, 'bigint')})`,
  ];
  const known = and([
    'e.ledger_id = $1',
    'e.deleted_at IS NULL',
    'e.amount_minor > 0',
    ...otherConditions('e', criteria, values),
    ...(criteria.isInNotes ? ['e.id IN (SELECT id FROM matched)'] : []),
  ]);
  return {
    text: `
      WITH ${tables.join(', ')}
      SELECT last.title, last.category_id AS "categoryId", paid.count, paid.payments
        FROM candidates k
       CROSS JOIN LATERAL (
             SELECT sum(count)::int AS count,
                    (json_agg(json_build_object('day', day, 'minor', minor::text) ORDER BY day DESC)
                      FILTER (WHERE position <= ${values.add(payments, 'bigint')})) AS payments
               FROM (SELECT e.spent_on AS day, sum(e.amount_minor) AS minor, count(*) AS count,
                            row_number() OVER (ORDER BY e.spent_on DESC) AS position
                       FROM expenses e WHERE ${known} AND e.title_key = k.title_key GROUP BY e.spent_on) days) paid
       CROSS JOIN LATERAL (
             SELECT e.title, e.category_id FROM expenses e WHERE ${known} AND e.title_key = k.title_key
              ORDER BY e.spent_on DESC, e.created_at DESC, e.id DESC LIMIT 1) last`,
    values: values.list,
  };
}

const agreeing = rhythms.map(
  ({ fewestDays, mostDays }) => `count(*) FILTER (WHERE gap BETWEEN ${fewestDays} AND ${mostDays})`,
);
