import type { ActivityCriteria } from './activity-criteria.js';

interface Statement {
  text: string;
  values: unknown[];
}

/**
 * One statement for a page. Its sources are what the user did alone and each ledger they may read; with a type or a kind,
 * each type of those. The ids of the page and the total are read in the indexes alone, each source from its own stretch,
 * and only the page's rows are fetched. A page past the end is one row of nulls with the total.
 */
export function activityPageSql(userId: number, page: { rows: number; skip: number }, criteria: ActivityCriteria) {
  const values: unknown[] = [userId, page.rows, page.skip];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    criteria.type !== null || criteria.kind ? 'AND type = source.type' : '',
    criteria.from ? `AND occurred_at >= ${parameter(criteria.from)}::timestamptz` : '',
    criteria.until ? `AND occurred_at < ${parameter(criteria.until)}::timestamptz` : '',
  ].join(' ');
  const ofUser = `FROM activities WHERE user_id = $1 AND ledger_id IS NULL ${conditions}`;
  const ofLedger = `FROM activities WHERE ledger_id = source.ledger_id ${conditions}`;
  const latest = `ORDER BY occurred_at DESC, id DESC LIMIT $2::bigint + $3::bigint`;
  const text = `
    WITH readable AS MATERIALIZED (SELECT ledger_id FROM ledger_members WHERE user_id = $1),
         own AS MATERIALIZED (${sourcesOf('own', criteria, parameter)}),
         shared AS MATERIALIZED (${sourcesOf('shared', criteria, parameter)}),
         ids AS MATERIALIZED (
           SELECT id, occurred_at FROM (
             SELECT of_user.id, of_user.occurred_at
               FROM own source CROSS JOIN LATERAL (SELECT id, occurred_at ${ofUser} ${latest}) of_user
             UNION ALL
             SELECT of_ledger.id, of_ledger.occurred_at
               FROM shared source CROSS JOIN LATERAL (SELECT id, occurred_at ${ofLedger} ${latest}) of_ledger) recent
            ORDER BY occurred_at DESC, id DESC LIMIT $2 OFFSET $3),
         totals AS MATERIALIZED (
           SELECT (SELECT coalesce(sum(of_user.count), 0)
                     FROM own source CROSS JOIN LATERAL (SELECT count(*) ${ofUser}) of_user)
                + (SELECT coalesce(sum(of_ledger.count), 0)
                     FROM shared source CROSS JOIN LATERAL (SELECT count(*) ${ofLedger}) of_ledger) AS total)
    SELECT totals.total::int AS total, a.id, a.type, a.occurred_at AS "occurredAt", a.ledger_id AS "ledgerId",
           a.device, a.ip, a.data
      FROM totals LEFT JOIN (ids JOIN activities a ON a.id = ids.id AND a.occurred_at = ids.occurred_at) ON true
     ORDER BY a.occurred_at DESC, a.id DESC`;
  return { text, values } satisfies Statement;
}

/** Rows of `ledger_id`, null for what the user did alone, and `type`, null where no type is asked for. */
function sourcesOf(
  which: 'own' | 'shared',
  { type, kind }: ActivityCriteria,
  parameter: (value: unknown) => string,
): string {
  const sources = which === 'own' ? '(SELECT NULL::uuid AS ledger_id) place' : 'readable place';
  const isInPlace = which === 'own' ? 'user_id = $1 AND ledger_id IS NULL' : 'ledger_id = place.ledger_id';
  if (!kind) {
    const asked = type === null ? 'NULL' : parameter(type);
    return `SELECT place.ledger_id, ${asked}::text AS type FROM ${sources}`;
  }
  // From each type in the index straight to the next one: there are few types, however many activities.
  const next = (after: string) => `SELECT type FROM activities WHERE ${isInPlace} ${after} ORDER BY type LIMIT 1`;
  const ofKind = `known.type ~ ${parameter(kind.pattern)} = ${parameter(kind.isMatch)}`;
  const ofType = type === null ? '' : `AND known.type = ${parameter(type)}`;
  return `
    SELECT place.ledger_id, known.type
      FROM ${sources} CROSS JOIN LATERAL (
        WITH RECURSIVE types AS (
          (${next('')})
          UNION ALL
          SELECT (${next('AND type > types.type')}) FROM types WHERE types.type IS NOT NULL)
        SELECT type FROM types WHERE type IS NOT NULL) known
     WHERE ${ofKind} ${ofType}`;
}
