/**
 * Count and sums by ledger and category of the month $2 and the one before, $3, in the ledgers that the user $1 may read. From
 * the summaries that the database keeps: as many rows as there are categories.
 */
export const byCategorySql = `
  SELECT l.id AS "ledgerId", l.name AS "ledgerName", l.currency, c.name, c.color,
         coalesce(sum(s.count) FILTER (WHERE s.month = $2), 0)::int AS count,
         coalesce(sum(s.sum_minor) FILTER (WHERE s.month = $2), 0)::text AS minor,
         coalesce(sum(s.sum_minor) FILTER (WHERE s.month = $3), 0)::text AS "previousMinor"
    FROM ledger_members m
    JOIN ledgers l ON l.id = m.ledger_id
    JOIN expense_months s ON s.ledger_id = l.id AND s.month IN ($2::date, $3::date)
    JOIN categories c ON c.ledger_id = l.id AND c.id = s.category_id
   WHERE m.user_id = $1
   GROUP BY l.id, c.id, c.name, c.color, m.created_at
   ORDER BY m.created_at, l.id`;

/** The $4 largest expenses of the ledger $1 from $2 until $3, refunds aside. */
export const largestSql = `
  SELECT e.title, e.spent_on AS "spentOn", e.amount_minor::text AS minor, c.name AS "categoryName"
    FROM (SELECT * FROM expenses
           WHERE ledger_id = $1 AND deleted_at IS NULL AND spent_on >= $2 AND spent_on < $3 AND amount_minor > 0
           ORDER BY amount_minor DESC, spent_on DESC, created_at DESC, id
           LIMIT $4) e
    JOIN categories c ON c.ledger_id = $1 AND c.id = e.category_id
   ORDER BY e.amount_minor DESC, e.spent_on DESC, e.created_at DESC, e.id`;

/**
 * The largest expense of each of the $4 titles that cost most in the ledger $1 from $2 until $3, beside the title's latest
 * $5 amounts of the year before, whether it is older than $2, and how many expenses of the ledger are smaller. All of it is read in
 * indexes and summaries, and is bounded by the two numbers.
 */
export const observedSql = `
  WITH largest AS (
         SELECT amount_minor, spent_on, title_key, created_at, id FROM expenses
          WHERE ledger_id = $1 AND deleted_at IS NULL AND spent_on >= $2 AND spent_on < $3 AND amount_minor > 0
          ORDER BY amount_minor DESC, spent_on DESC, created_at DESC, id
          LIMIT $4),
       candidates AS (
         SELECT DISTINCT ON (title_key) * FROM largest
          ORDER BY title_key, amount_minor DESC, spent_on DESC, created_at DESC, id),
       amounts AS (
         SELECT bucket, sum(count) OVER (ORDER BY bucket) - count AS smaller, sum(count) OVER () AS total
           FROM expense_amounts WHERE ledger_id = $1)
  SELECT e.title, e.spent_on AS "spentOn", k.amount_minor::text AS minor,
         past.count AS "pastCount", past.median AS "pastMedianMinor",
         NOT EXISTS (SELECT 1 FROM expenses old
                      WHERE old.ledger_id = $1 AND old.deleted_at IS NULL AND old.title_key = k.title_key
                        AND old.spent_on < $2) AS "isNew",
         a.total::int AS "ledgerCount", a.smaller::int AS "smallerCount"
    FROM candidates k
    JOIN expenses e ON e.ledger_id = $1 AND e.id = k.id
    JOIN amounts a ON a.bucket = amount_bucket(k.amount_minor)
   CROSS JOIN LATERAL (
         SELECT count(*)::int AS count,
                round(percentile_cont(0.5) WITHIN GROUP (ORDER BY amount_minor))::bigint::text AS median
           FROM (SELECT amount_minor FROM expenses p
                  WHERE p.ledger_id = $1 AND p.deleted_at IS NULL AND p.title_key = k.title_key
                    AND p.spent_on >= $2::date - interval '1 year' AND p.spent_on < $2 AND p.amount_minor > 0
                  ORDER BY p.spent_on DESC
                  LIMIT $5) latest) past
   ORDER BY k.amount_minor DESC, k.spent_on DESC, k.title_key`;
