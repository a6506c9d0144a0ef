import { and, expenseConditions, indexedColumns, otherConditions, wordConditions } from './expense-condition-sql.js';
import type { ExpenseCriteria } from './expense-criteria.js';
import type { SqlValues } from './sql-values.js';

/**
 * All expenses that meet the criteria, with what the indexes hold of them. `byText`: through the titles that hold the words,
 * and the CTE "noted"; bounded by what the words let through. `byIndex`: through the range of days, amounts or categories
 * that PostgreSQL takes for the smallest, and bounded by it.
 */
export function matchedSql(criteria: ExpenseCriteria, values: SqlValues, way: 'byText' | 'byIndex'): string {
  if (way === 'byIndex') {
    return `SELECT ${indexedColumns('e')} FROM expenses e WHERE ${expenseConditions('e', criteria, values)}`;
  }
  return `
    SELECT ${indexedColumns('e')}
      FROM (SELECT DISTINCT t.title_key FROM expense_titles t
             WHERE t.ledger_id = $1 AND ${wordConditions('t.title_key', criteria, values)}) title
     CROSS JOIN LATERAL (
       SELECT ${indexedColumns('x')} FROM expenses x
        WHERE ${and([
          'x.ledger_id = $1',
          'x.deleted_at IS NULL',
          'x.title_key = title.title_key',
          ...otherConditions('x', criteria, values),
        ])}
       -- A fence: each title is looked up in the index of titles, however many of them are expected.
       OFFSET 0) e
    ${criteria.isInNotes ? `UNION ALL SELECT ${indexedColumns('n')} FROM noted n WHERE ${and(otherConditions('n', criteria, values))}` : ''}`;
}
