import type { ExpenseCriteria } from './expense-criteria.js';
import type { DateRange } from './period-range.js';
import type { SqlValues } from './sql-values.js';

/** Columns that every order's index holds, so that a row is found, filtered, counted and put in order in it alone. */
export const indexedColumns = (e: string) =>
  ['id', 'spent_on', 'created_at', 'category_id', 'amount_minor', 'has_receipt', 'title_key']
    .map((column) => `${e}.${column}`)
    .join(', ');

/**
 * Live expenses `e` of the ledger $1 which meet the criteria. Where words may be in notes
 * it needs {@link notedSql} as the CTE "noted".
 */
export function expenseConditions(e: string, criteria: ExpenseCriteria, values: SqlValues): string {
  return and([
    `${e}.ledger_id = $1`,
    `${e}.deleted_at IS NULL`,
    ...otherConditions(e, criteria, values),
    ...textConditions(e, criteria, values),
  ]);
}

/** The criteria apart from the words, for any table `e` with columns of these names. */
export function otherConditions(e: string, criteria: ExpenseCriteria, values: SqlValues): string[] {
  const { categoryIds, minMinor, maxMinor, hasReceipt } = criteria;
  return [
    ...dateConditions(`${e}.spent_on`, criteria, values),
    ...(categoryIds ? [`${e}.category_id = ANY(${values.add(categoryIds, 'uuid[]')})`] : []),
    ...(minMinor === null ? [] : [`${e}.amount_minor >= ${values.add(minMinor, 'bigint')}`]),
    ...(maxMinor === null ? [] : [`${e}.amount_minor <= ${values.add(maxMinor, 'bigint')}`]),
    // Said as a partial index says it.
    ...(hasReceipt === null ? [] : [hasReceipt ? `${e}.has_receipt` : `NOT ${e}.has_receipt`]),
  ];
}

export function dateConditions(column: string, { from, until }: DateRange, values: SqlValues): string[] {
  return [
    ...(from === null ? [] : [`${column} >= ${values.add(from, 'date')}`]),
    ...(until === null ? [] : [`${column} < ${values.add(until, 'date')}`]),
  ];
}

/** Whether `column`, which is folded, holds each of the words. */
export const wordConditions = (column: string, { words }: ExpenseCriteria, values: SqlValues) =>
  and(words.map((word) => holdsWord(column, word, values)));

/**
 * Expenses that have the words, but not all of them in their title: then one at least is in the note, and expenses with a
 * note have an index of their own. Their number is bounded by that of the notes which hold the rarest word.
 */
export const notedSql = ({ words }: ExpenseCriteria, values: SqlValues) => `
  SELECT ${indexedColumns('e')} FROM expenses e
   WHERE ${and([
     'e.ledger_id = $1',
     'e.deleted_at IS NULL',
     // Where there is no note, this is null: what the index leaves out.
     `(${words.map((word) => holdsWord('e.search_text', word, values)).join(' OR ')})`,
     `NOT (${and(words.map((word) => holdsWord('e.title_key', word, values)))})`,
     ...(words.length === 1 ? [] : words.map((word) => holdsWordAnywhere(word, values))),
   ])}`;

function textConditions(e: string, criteria: ExpenseCriteria, values: SqlValues): string[] {
  if (criteria.words.length === 0) return [];
  const inTitle = wordConditions(`${e}.title_key`, criteria, values);
  return [criteria.isInNotes ? `(${inTitle} OR ${e}.id IN (SELECT id FROM noted))` : inTitle];
}

const holdsWordAnywhere = (word: string, values: SqlValues) =>
  `(${holdsWord('e.search_text', word, values)} OR ${holdsWord('e.title_key', word, values)})`;

const holdsWord = (column: string, word: string, values: SqlValues) =>
  `${column} LIKE search_pattern(${values.add(word, 'text')})`;

export const and = (conditions: string[]) => (conditions.length === 0 ? 'true' : conditions.join(' AND '));
