import { notedSql } from '../expense/expense-condition-sql.js';
import type { ExpenseCriteria } from '../expense/expense-criteria.js';
import type { MeasuredExpenses } from '../expense/expense-measure.queries.js';
import { matchedSql } from '../expense/expense-source-sql.js';
import type { CategoryConditions } from '../expense/expense-summary-sql.js';
import type { SqlValues } from '../expense/sql-values.js';

/** Rows of counts and sums, for the FROM of a statement, and the CTEs that they need. */
export interface CountedRows {
  tables: string[];
  rows: string;
}

/** The same rows from one of the summaries, and from the CTE "matched", an expense each. */
interface RowsOf {
  ofSummary: (criteria: ExpenseCriteria, values: SqlValues, category: CategoryConditions) => string;
  ofMatched: string;
}

/** From the summaries where they know the criteria, else from the expenses themselves, read in an index alone. */
export function countedRows(
  measured: MeasuredExpenses,
  values: SqlValues,
  { ofSummary, ofMatched }: RowsOf,
): CountedRows {
  const { criteria } = measured;
  return isInSummaries(criteria)
    ? { tables: [], rows: `(${ofSummary(criteria, values, chosenCategories(criteria, values))}) rows` }
    : { tables: gatheredTables(measured, values), rows: `(${ofMatched}) rows` };
}

/** Whether the summaries by day, month and category know the criteria. */
export const isInSummaries = ({ minMinor, maxMinor, words }: ExpenseCriteria) =>
  minMinor === null && maxMinor === null && words.length === 0;

/** Restricts a column to the criteria's categories. */
export const chosenCategories =
  ({ categoryIds }: ExpenseCriteria, values: SqlValues): CategoryConditions =>
  (column) =>
    categoryIds ? [`${column} = ANY(${values.add(categoryIds, 'uuid[]')})`] : [];

/** The CTE "matched", which holds what the indexes hold of the expenses that meet the criteria, and "noted". */
export function gatheredTables({ criteria, isTextRarest }: MeasuredExpenses, values: SqlValues): string[] {
  const noted = notedTables(criteria, values);
  return [...noted, `matched AS (${matchedSql(criteria, values, isTextRarest ? 'byText' : 'byIndex')})`];
}

/** What the conditions on words that may be in notes need. */
export const notedTables = (criteria: ExpenseCriteria, values: SqlValues): string[] =>
  criteria.isInNotes ? [`noted AS MATERIALIZED (${notedSql(criteria, values)})`] : [];

/** In front of a SELECT. */
export const withTables = (tables: string[]) => (tables.length === 0 ? '' : `WITH ${tables.join(', ')}`);
