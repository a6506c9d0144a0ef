/** Rows that each way of finding titles may bring: a ledger of a million expenses answers as fast as a small one. */
const foundAtMost = 300;
/** What was used lately is looked through first, so that no bound above hides it. */
const latestExpenses = 500;
/** How far back a category is looked for that is not archived. */
const latestOfTitle = 50;
/** Amounts that tell the usual one. */
export const amountsOfTitle = 10;

const newestFirst = 'spent_on DESC, created_at DESC, id DESC';
/** What a word may follow besides a space, as SQL writes it between quotes. */
const separators = `-/*.,:;()[]&#+"''’“`;

/**
 * `pattern` is null where the text has no trigram: every title would be read. Three letters have one anywhere, fewer only
 * at the beginning of a word.
 */
const wantedSql = `
folded AS (SELECT left(fold_text($2), 200) AS q),
wanted AS MATERIALIZED (
  SELECT q, literal, CASE WHEN q COLLATE "und-x-icu" ~ '[[:alnum:]]{3}' THEN '%' || literal || '%'
                          WHEN q COLLATE "und-x-icu" ~ '^[[:alnum:]]' THEN '% ' || literal || '%' END AS pattern
    FROM folded, regexp_replace(q, '([\\\\%_])', '\\\\\\1', 'g') literal
)`;

/** Who begins with the text comes first, so that enough of those are enough. */
const candidateSql = `
beginning AS MATERIALIZED (
  SELECT found.title_key
    FROM wanted, LATERAL (
      SELECT title_key FROM expense_titles
       WHERE ledger_id = $1 AND title_key >= q AND title_key < q || chr(1114111)
       ORDER BY title_key LIMIT ${foundAtMost}
    ) found
),
candidate AS MATERIALIZED (
  SELECT latest.title_key
    FROM wanted, LATERAL (
      SELECT title_key FROM expenses WHERE ledger_id = $1 AND deleted_at IS NULL
       ORDER BY ${newestFirst} LIMIT ${latestExpenses}
    ) latest
   WHERE latest.title_key LIKE '%' || literal || '%'
   UNION
  SELECT title_key FROM beginning
   UNION
  SELECT holding.title_key
    FROM wanted, LATERAL (
      SELECT title_key FROM expense_titles
       WHERE ledger_id = $1 AND title_key LIKE pattern AND (SELECT count(*) FROM beginning) < ${foundAtMost}
       LIMIT ${foundAtMost}
    ) holding
)`;

/**
 * The titles of ledger $1 that hold the text $2, the $3 most useful: those that begin with it, then those with a word
 * that does, then the others; among equals the often used first, where a use counts less by a factor e each 90 days.
 */
export const knownTitlesSql = `
WITH ${wantedSql},
${candidateSql},
best AS MATERIALIZED (
  SELECT title_key, used.count, last.spent_on,
         ln(used.count) + (last.spent_on - date '2000-01-01') / 90.0 AS usefulness,
         CASE WHEN starts_with(title_key, q) THEN 0
              WHEN translate(title_key, '${separators}', '${' '.repeat(separators.length)}')
                   LIKE '% ' || literal || '%' THEN 1
              ELSE 2 END AS place
    FROM candidate, wanted, LATERAL (
      SELECT sum(t.count)::int AS count, bool_and(c.archived_at IS NOT NULL) AS is_archived
        FROM expense_titles t JOIN categories c ON c.ledger_id = t.ledger_id AND c.id = t.category_id
       WHERE t.ledger_id = $1 AND t.title_key = candidate.title_key
    ) used, LATERAL (
      SELECT spent_on FROM expenses
       WHERE ledger_id = $1 AND title_key = candidate.title_key AND deleted_at IS NULL
       ORDER BY ${newestFirst} LIMIT 1
    ) last
   WHERE NOT used.is_archived
   ORDER BY place, usefulness DESC, title_key
   LIMIT $3
)
SELECT newest.title, newest.amounts, best.count, best.spent_on AS "lastSpentOn",
       c.id AS "categoryId", c.name AS "categoryName", c.color AS "categoryColor", c.icon AS "categoryIcon"
  FROM best, LATERAL (
    SELECT (array_agg(title ORDER BY ${newestFirst}))[1] AS title,
           array_agg(amount_minor::text ORDER BY ${newestFirst}) AS amounts
      FROM (SELECT id, spent_on, created_at, title, amount_minor FROM expenses
             WHERE ledger_id = $1 AND title_key = best.title_key AND deleted_at IS NULL
             ORDER BY ${newestFirst} LIMIT ${amountsOfTitle}) e
  ) newest, LATERAL (
    SELECT c.id, c.name, c.color, c.icon
      FROM (SELECT category_id, spent_on, created_at, id FROM expenses
             WHERE ledger_id = $1 AND title_key = best.title_key AND deleted_at IS NULL
             ORDER BY ${newestFirst} LIMIT ${latestOfTitle}) e
      JOIN categories c ON c.ledger_id = $1 AND c.id = e.category_id
     WHERE c.archived_at IS NULL
     ORDER BY e.spent_on DESC, e.created_at DESC, e.id DESC LIMIT 1
  ) c
 ORDER BY best.place, best.usefulness DESC, best.title_key`;
