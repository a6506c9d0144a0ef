/**
 * One statement for a page: $1 user, $2 rows, $3 rows to skip and, where `hasType`, $4 the type. The ids of the page
 * and the total are read in the indexes alone, each source from its own stretch, and only the page's rows are fetched.
 * A page past the end is one row of nulls with the total.
 */
export function activityPageSql(hasType: boolean): string {
  const andType = hasType ? 'AND type = $4' : '';
  const ofUser = `FROM activities WHERE user_id = $1 AND ledger_id IS NULL ${andType}`;
  const ofLedger = `FROM activities WHERE ledger_id = readable.ledger_id ${andType}`;
  const latest = `ORDER BY occurred_at DESC, id DESC LIMIT $2::bigint + $3::bigint`;
  return `
    WITH readable AS MATERIALIZED (SELECT ledger_id FROM ledger_members WHERE user_id = $1),
         ids AS MATERIALIZED (
           SELECT id FROM (
             (SELECT id, occurred_at ${ofUser} ${latest})
             UNION ALL
             (SELECT of_ledger.id, of_ledger.occurred_at
                FROM readable CROSS JOIN LATERAL (SELECT id, occurred_at ${ofLedger} ${latest}) of_ledger)) recent
            ORDER BY occurred_at DESC, id DESC LIMIT $2 OFFSET $3),
         totals AS MATERIALIZED (
           SELECT (SELECT count(*) ${ofUser})
                + (SELECT coalesce(sum(of_ledger.count), 0)
                     FROM readable CROSS JOIN LATERAL (SELECT count(*) ${ofLedger}) of_ledger) AS total)
    SELECT totals.total::int AS total, a.id, a.type, a.occurred_at AS "occurredAt", a.ledger_id AS "ledgerId",
           a.device, a.ip, a.data
      FROM totals LEFT JOIN (ids JOIN activities a ON a.id = ids.id) ON true
     ORDER BY a.occurred_at DESC, a.id DESC`;
}
