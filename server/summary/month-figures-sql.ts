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
