import { type BucketSplit, splitIntoBuckets } from './amount-bucket.js';
import { and, dateConditions, wordConditions } from './expense-condition-sql.js';
import type { ExpenseCriteria } from './expense-criteria.js';
import { addMonths, type DateRange, firstOfMonth } from './period-range.js';
import type { SqlValues } from './sql-values.js';

/** How a range of days is made of whole months (of first days, half open; null for none) and of days at its ends. */
export function splitIntoMonths({ from, until }: DateRange): { months: DateRange | null; days: DateRange[] } {
  const firstWhole = from === null ? null : from === firstOfMonth(from) ? from : addMonths(firstOfMonth(from), 1);
  const end = until === null ? null : firstOfMonth(until);
  if (firstWhole !== null && end !== null && firstWhole > end) return { months: null, days: [{ from, until }] };
  return {
    months: firstWhole !== null && firstWhole === end ? null : { from: firstWhole, until: end },
    days: [
      ...(from === firstWhole ? [] : [{ from, until: firstWhole }]),
      ...(until === end ? [] : [{ from: end, until }]),
    ],
  };
}

/** Restricts a column of category ids, as one statement or another knows them. */
export type CategoryConditions = (column: string) => string[];

/**
 * Counts and sums by category, as rows (first_day, end_day, category_id, count, sum_minor): one for each whole month and
 * each day at the range's ends. Knows dates, categories and receipts. Read are as many rows as the range has months, and
 * at most 60 days, times the categories.
 */
export function stretchesSql(criteria: ExpenseCriteria, values: SqlValues, category: CategoryConditions): string {
  const { months, days } = splitIntoMonths(criteria);
  const rows = (table: string, first: string, end: string, range: DateRange) => `
    SELECT ${first} AS first_day, ${end} AS end_day, s.category_id, s.count, s.sum_minor FROM ${table} s
     WHERE ${and([
       's.ledger_id = $1',
       ...dateConditions(first, range, values),
       ...category('s.category_id'),
       ...receiptConditions('s', criteria),
     ])}`;
  return [
    ...(months ? [rows('expense_months', 's.month', `(s.month + interval '1 month')::date`, months)] : []),
    ...days.map((range) => rows('expense_days', 's.spent_on', 's.spent_on + 1', range)),
  ].join(' UNION ALL ');
}

/** Counts and sums by day and category, as rows (spent_on, category_id, count, sum_minor). */
export const daysSql = (criteria: ExpenseCriteria, values: SqlValues, category: CategoryConditions) => `
  SELECT s.spent_on, s.category_id, s.count, s.sum_minor FROM expense_days s
   WHERE ${and([
     's.ledger_id = $1',
     ...dateConditions('s.spent_on', criteria, values),
     ...category('s.category_id'),
     ...receiptConditions('s', criteria),
   ])}`;

/** Counts and sums by category, from as few rows as dates, categories and receipts allow. */
export const categoriesSql = (criteria: ExpenseCriteria, values: SqlValues, category: CategoryConditions) =>
  criteria.from !== null || criteria.until !== null
    ? `SELECT category_id, count, sum_minor FROM (${stretchesSql(criteria, values, category)}) stretches`
    : `SELECT s.category_id, s.count, s.sum_minor FROM expense_categories s
        WHERE ${and(['s.ledger_id = $1', ...category('s.category_id'), ...receiptConditions('s', criteria)])}`;

/** Counts and sums of an amount range: whole buckets, and the expenses of the at most two buckets it cuts through. */
export function amountsSql({ minMinor, maxMinor }: ExpenseCriteria, values: SqlValues): string {
  const { after, before, edges }: BucketSplit = splitIntoBuckets(minMinor, maxMinor);
  const buckets = and([
    'ledger_id = $1',
    ...(after === null ? [] : [`bucket > ${values.add(after, 'bigint')}`]),
    ...(before === null ? [] : [`bucket < ${values.add(before, 'bigint')}`]),
  ]);
  return [
    `SELECT count, sum_minor FROM expense_amounts WHERE ${buckets}`,
    ...edges.map(
      ({ low, high }) => `
      SELECT 1, amount_minor FROM expenses WHERE ledger_id = $1 AND deleted_at IS NULL
         AND amount_minor BETWEEN ${values.add(low, 'bigint')} AND ${values.add(high, 'bigint')}`,
    ),
  ].join(' UNION ALL ');
}

/** Counts and sums by category of the titles that hold the words, which a trigram index finds. */
export const titlesSql = (criteria: ExpenseCriteria, values: SqlValues, category: CategoryConditions) => `
  SELECT t.category_id, t.count, t.sum_minor FROM expense_titles t
   WHERE ${and(['t.ledger_id = $1', wordConditions('t.title_key', criteria, values), ...category('t.category_id')])}`;

export const receiptConditions = (table: string, { hasReceipt }: ExpenseCriteria) =>
  hasReceipt === null ? [] : [hasReceipt ? `${table}.has_receipt` : `NOT ${table}.has_receipt`];
