import { notedSql } from './expense-condition-sql.js';
import type { ExpenseCriteria } from './expense-criteria.js';
import type { ExpenseOrder } from './expense-order-sql.js';
import { hasPlace, placeSql } from './expense-place-sql.js';
import { amountsSql, categoriesSql, type CategoryConditions, titlesSql } from './expense-summary-sql.js';
import { SqlValues } from './sql-values.js';

/** What {@link measureSql} brings. Each pair of count and sum is null where nothing of its kind is asked for. */
export interface MeasureRow {
  /** How many of the asked categories the ledger has, and their ids with those of the categories below them. */
  known: number | null;
  categoryIds: string[] | null;
  ledgerCount: number;
  /** By dates, categories and receipts. */
  groupCount: number | null;
  groupMinor: string | null;
  amountCount: number | null;
  amountMinor: string | null;
  /** By words and categories. */
  textCount: number | null;
  textMinor: string | null;
  /** Whether the words of any expense are not all in its title. */
  isInNotes: boolean;
  spentOn: string | null;
  categoryId: string | null;
  titleKey: string | null;
  bucket: string | null;
  skip: number | null;
}

/**
 * How many expenses each kind of criteria lets through by itself, by the summaries and so exactly; what of them all lets
 * through is for the next statement, which reads the smallest of them. And where the expense after `skip` others is.
 */
export function measureSql(
  ledgerId: string,
  criteria: ExpenseCriteria,
  far: { order: ExpenseOrder; skip: number } | null,
): { text: string; values: unknown[] } {
  const values = new SqlValues();
  values.add(ledgerId, 'uuid');
  const { categoryIds, words } = criteria;
  const isPlaced = far !== null && hasPlace(far.order, criteria);
  const asked = categoryIds && values.add(categoryIds, 'uuid[]');
  const category: CategoryConditions = (column) => (asked ? [`${column} IN (SELECT id FROM wanted)`] : []);
  const isOfText = words.length > 0;
  const tables = [
    ...(asked
      ? [
          `wanted AS MATERIALIZED (
             SELECT id FROM categories WHERE ledger_id = $1 AND (id = ANY(${asked}) OR parent_id = ANY(${asked})))`,
        ]
      : []),
    ...(isOfText ? [`noted AS MATERIALIZED (${notedSql(criteria, values)})`] : []),
  ];
  const text = `${titlesSql(criteria, values, category)}
    UNION ALL SELECT n.category_id, 1, n.amount_minor FROM noted n WHERE ${category('n.category_id').join('') || 'true'}`;
  return {
    text: `
      ${tables.length > 0 ? `WITH ${tables.join(', ')}` : ''}
      SELECT ${asked ? `(SELECT count(*)::int FROM categories WHERE ledger_id = $1 AND id = ANY(${asked}))` : 'NULL'} AS known,
             ${asked ? `(SELECT array_agg(id) FROM wanted)` : 'NULL'} AS "categoryIds",
             (SELECT coalesce(sum(count), 0)::int FROM expense_categories WHERE ledger_id = $1) AS "ledgerCount",
             groups.count AS "groupCount", groups.minor AS "groupMinor",
             amounts.count AS "amountCount", amounts.minor AS "amountMinor",
             texts.count AS "textCount", texts.minor AS "textMinor",
             ${isOfText ? 'EXISTS (SELECT 1 FROM noted)' : 'false'} AS "isInNotes",
             place.spent_on AS "spentOn", place.category_id AS "categoryId", place.title_key AS "titleKey",
             place.bucket, place.skip::int AS skip
        FROM ${addedUp(isGrouped(criteria) ? categoriesSql(criteria, values, category) : null)} groups
       CROSS JOIN ${addedUp(isOfAmount(criteria) ? amountsSql(criteria, values) : null)} amounts
       CROSS JOIN ${addedUp(isOfText ? text : null)} texts
        LEFT JOIN (${isPlaced ? placeSql(far.order, criteria, values.add(far.skip, 'bigint'), values, category) : noPlace})
             place ON true`,
    values: values.list,
  };
}

/** Whether dates, categories or receipts are asked for; without any criteria all are counted so. */
const isGrouped = (criteria: ExpenseCriteria) =>
  criteria.from !== null ||
  criteria.until !== null ||
  criteria.categoryIds !== null ||
  criteria.hasReceipt !== null ||
  (!isOfAmount(criteria) && criteria.words.length === 0);

const isOfAmount = ({ minMinor, maxMinor }: ExpenseCriteria) => minMinor !== null || maxMinor !== null;

const addedUp = (rows: string | null) =>
  rows === null
    ? `(SELECT NULL::int AS count, NULL::text AS minor)`
    : `(SELECT coalesce(sum(count), 0)::int AS count, coalesce(sum(sum_minor), 0)::text AS minor FROM (${rows}) rows)`;

const noPlace = `SELECT NULL::date AS spent_on, NULL::uuid AS category_id, NULL::text AS title_key, NULL::bigint AS bucket,
  NULL::int AS skip`;
