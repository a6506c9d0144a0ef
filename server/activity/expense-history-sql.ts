/**
 * The latest 500 activities of one expense: $1 ledger, $2 expense. One row of nulls when there are none yet; no row when
 * there never was such an expense. Of people, those are named who are members.
 */
export const expenseHistorySql = `
  WITH entries AS MATERIALIZED (
    SELECT id, type, occurred_at, user_id, sequence, data
      FROM activities
     WHERE ledger_id = $1 AND data->'expense'->>'id' = $2::text AND type LIKE 'expense.%'
     ORDER BY sequence DESC LIMIT 500)
  SELECT entries.id, entries.type, entries.occurred_at AS "occurredAt", entries.user_id AS "userId",
         coalesce(nullif(u.name, ''), u.email) AS by, entries.data
    FROM (SELECT FROM expenses WHERE ledger_id = $1 AND id = $2::uuid
          UNION ALL (SELECT FROM entries LIMIT 1)
          LIMIT 1) known
    LEFT JOIN (entries
               LEFT JOIN ledger_members m ON m.ledger_id = $1 AND m.user_id = entries.user_id
               LEFT JOIN users u ON u.id = m.user_id) ON true
   ORDER BY entries.sequence DESC`;
