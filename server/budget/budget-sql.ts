/** Whole months from one first day to another. */
const monthsBetween = (from: string, until: string) => `
  ((extract(year FROM ${until}) - extract(year FROM ${from})) * 12
   + extract(month FROM ${until}) - extract(month FROM ${from}))::int`;

/**
 * The living budgets of the ledger $1 in the month that begins with the day $2, with their figures in minor units: the one for
 * all first, then in the order of categories.
 *
 * What is carried over is what all earlier months of the budget had, less what was spent in them. An amount counts as
 * often as it has months, so that the statement is as long for a budget of a century as for one of a year.
 */
export const budgetsSql = `
  SELECT b.id, b.carry_over AS "carryOver", b.version,
         CASE WHEN c.id IS NOT NULL
              THEN json_build_object('id', c.id, 'name', c.name, 'color', c.color, 'icon', c.icon) END AS category,
         amount.minor::text AS "amountMinor",
         CASE WHEN b.carry_over THEN amount.earlier - spent.earlier ELSE 0 END::text AS "carriedMinor",
         spent.minor::text AS "spentMinor"
    FROM budgets b
    LEFT JOIN categories c ON c.ledger_id = b.ledger_id AND c.id = b.category_id
    LEFT JOIN categories parent ON parent.ledger_id = c.ledger_id AND parent.id = c.parent_id
   CROSS JOIN LATERAL (
     SELECT (array_agg(amount_minor ORDER BY from_month DESC))[1] AS minor,
            sum(amount_minor::numeric * ${monthsBetween('from_month', 'until')}) AS earlier
       FROM (SELECT a.amount_minor, a.from_month,
                    coalesce(lead(a.from_month) OVER (ORDER BY a.from_month), $2::date) AS until
               FROM budget_amounts a
              WHERE a.ledger_id = b.ledger_id AND a.budget_id = b.id AND a.from_month <= $2::date) stretches) amount
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(m.sum_minor) FILTER (WHERE m.month = $2::date), 0) AS minor,
            coalesce(sum(m.sum_minor) FILTER (WHERE m.month < $2::date), 0) AS earlier
       FROM expense_months m
      WHERE m.ledger_id = b.ledger_id AND m.month <= $2::date
        AND m.month >= CASE WHEN b.carry_over THEN b.first_month ELSE $2::date END
        AND (b.category_id IS NULL
             OR m.category_id IN (SELECT x.id FROM categories x
                                   WHERE x.ledger_id = b.ledger_id AND b.category_id IN (x.id, x.parent_id)))) spent
   WHERE b.ledger_id = $1 AND b.deleted_at IS NULL AND b.first_month <= $2::date
   ORDER BY b.category_id IS NOT NULL, coalesce(parent.position, c.position), coalesce(parent.id, c.id),
            c.parent_id IS NOT NULL, c.position, c.id`;
