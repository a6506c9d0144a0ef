import type { ReceiptQuery } from './receipt.dto.js';
import { isFiledSql, receiptColumns, receiptJoins } from './receipt-row.js';

/** Of a text, in characters, as far as an excerpt is looked for; that of a receipt is a hundredth of it. */
const searchedText = 100_000;
/** Of each word all texts are looked through: nobody remembers more of a receipt. */
const mostWords = 8;

/** The words of a search, each once. */
export const wordsOf = (q = ''): string[] =>
  [...new Set(q.split(/\s+/u).filter((word) => word !== ''))].slice(0, mostWords);

/** A page of what the query lets through, with its total, the ledger's unfiled ones and what all of them take. */
export function receiptPageSql(
  ledgerId: string,
  { status, unfiled, q, page, pageSize }: ReceiptQuery,
): { text: string; values: unknown[] } {
  const values: unknown[] = [ledgerId, pageSize, (page - 1) * pageSize];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const words = wordsOf(q);
  const isUnfiledAlone = unfiled === true && !status && words.length === 0;
  const conditions = [
    'r.ledger_id = $1 AND r.deleted_at IS NULL',
    ...(status ? [`r.status = ${parameter(status)}`] : []),
    ...(unfiled === undefined ? [] : [`${unfiled ? 'NOT ' : ''}${isFiledSql}`]),
    ...words.map((word) => `r.search_text LIKE search_pattern(${parameter(word)})`),
  ].join(' AND ');
  const text = `
    WITH ids AS MATERIALIZED (
           SELECT r.id FROM receipts r WHERE ${conditions} ORDER BY r.created_at DESC, r.id DESC LIMIT $2 OFFSET $3),
         unfiled AS MATERIALIZED (
           SELECT count(*)::int AS total FROM receipts r
            WHERE r.ledger_id = $1 AND r.deleted_at IS NULL AND NOT ${isFiledSql}),
         totals AS (
           SELECT (${isUnfiledAlone ? 'TABLE unfiled' : `SELECT count(*)::int FROM receipts r WHERE ${conditions}`}) AS total,
                  (TABLE unfiled) AS "unfiledTotal",
                  (SELECT coalesce(sum(byte_size), 0)::float8 FROM receipts WHERE ledger_id = $1) AS "usedBytes")
    SELECT totals.*, ${receiptColumns}, ${words.length > 0 ? `left(r.text, ${searchedText}) AS text` : `'' AS text`}
      FROM totals LEFT JOIN (ids JOIN receipts r ON r.ledger_id = $1 AND r.id = ids.id ${receiptJoins}) ON true
     ORDER BY r.created_at DESC, r.id DESC`;
  return { text, values };
}
