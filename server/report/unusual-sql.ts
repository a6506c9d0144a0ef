/**
 * What the ledger $1 knows of titles: `$2` keys and, beside each, the amount of an expense ($3, minor units). The title's
 * latest $5 amounts of the year before the day $4, refunds aside; whether it is older than that day; and how many expenses of the ledger
 * are smaller. All of it is read in indexes and summaries, and is bounded by the number of titles and by $5.
 */
export const observedSql = `
  WITH amounts AS (
         SELECT bucket, sum(count) OVER (ORDER BY bucket) - count AS smaller, sum(count) OVER () AS total
           FROM expense_amounts WHERE ledger_id = $1)
  SELECT past.count AS "pastCount", past.median AS "pastMedianMinor",
         NOT EXISTS (SELECT 1 FROM expenses old
                      WHERE old.ledger_id = $1 AND old.deleted_at IS NULL AND old.title_key = k.title_key
                        AND old.spent_on < $4) AS "isNew",
         a.total::int AS "ledgerCount", a.smaller::int AS "smallerCount", k.position::int AS position
    FROM unnest($2::text[], $3::bigint[]) WITH ORDINALITY k (title_key, amount_minor, position)
    JOIN amounts a ON a.bucket = amount_bucket(k.amount_minor)
   CROSS JOIN LATERAL (
         SELECT count(*)::int AS count,
                round(percentile_cont(0.5) WITHIN GROUP (ORDER BY amount_minor))::bigint::text AS median
           FROM (SELECT amount_minor FROM expenses p
                  WHERE p.ledger_id = $1 AND p.deleted_at IS NULL AND p.title_key = k.title_key
                    AND p.spent_on >= $4::date - interval '1 year' AND p.spent_on < $4 AND p.amount_minor > 0
                  ORDER BY p.spent_on DESC
                  LIMIT $5) latest) past
   ORDER BY k.position`;
