import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { eventually } from '../testing/eventually.js';
import { nodesOf, type Plan, planOf, rowsOf } from '../testing/query-plan.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { wholeIndexes } from '../testing/whole-indexes.js';
import { withoutLimits } from '../testing/without-limits.js';
import type { ActivityPage, ActivityQuery } from './activity.dto.js';
import { toActivityCriteria } from './activity-criteria.js';
import { ActivityPartitionsService } from './activity-partitions.service.js';
import { activityPageSql } from './activity-page-sql.js';

const ofOneLedger = 100_000;
const ofOtherLedgers = 60_000;
/** Of a thousand activities one is a category's. */
const ofCategories = ofOneLedger / 1_000;
let api: TestApi;
let person: TestClient;
let ledgerId: string;
let whole: Map<string, string>;
/** Those of months, and the one for the rest. */
let partitions: number;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
  ledgerId = person.user.ledgers[0]?.id as string;
  await eventually(async () => expect(await total('')).toBe(2));
  await api.database.query(
    `INSERT INTO activities (id, type, occurred_at, data)
     SELECT gen_random_uuid(), 'demo.opened', month, '{}' FROM generate_series('2025-11-01', now(), '1 month') month`,
  );
  await new ActivityPartitionsService(api.database, api.clock, api.config).maintain();
  await withoutLimits(api.config.databaseUrl, fill);
  whole = await wholeIndexes(api.database);
  partitions = new Set([...whole.keys()].map((index) => index.slice(0, 'activities_2026_11'.length))).size;
}, 180_000);
afterAll(() => api.stop());

describe('a page of many activities in 14 months', () => {
  const cases: [string, Partial<ActivityQuery>, string, number][] = [
    ['all types', {}, 'ix_activities_ledger', ofOneLedger + 2],
    ['a common type', { type: 'expense.created' }, 'ix_activities_ledger_type', ofOneLedger - ofCategories],
    ['a rare type', { type: 'category.created' }, 'ix_activities_ledger_type', ofCategories],
    ['a common kind', { kind: 'expense' }, 'ix_activities_ledger_type', ofOneLedger - ofCategories],
    ['a rare kind', { kind: 'category' }, 'ix_activities_ledger_type', ofCategories],
    ['a kind that is everything else', { kind: 'account' }, 'ix_activities_ledger_type', 1],
    ['a few days', { from: '2026-10-01', to: '2026-10-03' }, 'ix_activities_ledger', -1],
    [
      'a few days, of a kind',
      { kind: 'category', from: '2026-10-01', to: '2026-10-03' },
      'ix_activities_ledger_type',
      -1,
    ],
  ];

  it.each(cases)('of %s reads no more than it shows', async (_, query, index) => {
    const plan = await planOfPage(query);
    const ids = nodesOf(partOf(plan, 'CTE ids')).filter(isScan);
    expect(ids.length).toBeGreaterThan(0);
    const ofLedger = ids.filter(({ 'Index Name': name = '' }) => whole.get(name)?.includes('_ledger'));
    expect(new Set(ofLedger.map(({ 'Index Name': name = '' }) => whole.get(name)))).toEqual(new Set([index]));
    ids.forEach(expectToReadTheIndexAlone);
    // Of each partition one row more than is taken from it, for each of the two sources and each of their types.
    expect(rowsOf(ids)).toBeLessThanOrEqual(75 + 8 * partitions);
    const rows = nodesOf(plan).filter(({ 'Index Name': name = '' }) => whole.get(name) === 'pk_activities');
    expect(rowsOf(rows)).toBe(rowsOf([partOf(plan, 'CTE ids')]));
  });

  it.each(cases)('of %s is counted in the indexes alone', async (_, query) => {
    const scans = nodesOf(partOf(await planOfPage(query), 'CTE totals')).filter(isScan);
    expect(scans.length).toBeGreaterThan(0);
    scans.forEach(expectToReadTheIndexAlone);
    // A few pages may have changed since the VACUUM; their rows alone are looked up.
    expect(scans.reduce((sum, scan) => sum + (scan['Heap Fetches'] ?? 0), 0)).toBeLessThan(1_000);
  });

  it.each(cases)('of %s has the total of what the user may read', async (_, query, __, expected) => {
    const [{ counted }] = await api.database.query(
      `SELECT count(*)::int AS counted FROM activities WHERE ledger_id = $1
        AND occurred_at >= '2026-10-01T07:00:00Z' AND occurred_at < '2026-10-04T07:00:00Z' AND type LIKE $2`,
      [ledgerId, query.kind ? `${query.kind}.%` : '%'],
    );
    expect(await total(new URLSearchParams(query as Record<string, string>).toString())).toBe(
      expected === -1 ? counted : expected,
    );
  });

  it('is found also in the depth, where it goes on without a gap', async () => {
    const pages = await Promise.all([2_600, 2_601].map((page) => activities(`kind=expense&page=${page}&pageSize=25`)));
    const [before, after] = pages.map(({ items }) => items);
    expect(before).toHaveLength(25);
    const ids = [...(before ?? []), ...(after ?? [])].map(({ occurredAt }) => occurredAt);
    expect(ids).toEqual([...ids].sort().reverse());
    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(50);
  });
});

const activities = async (query: string) => (await person.get<ActivityPage>(`/api/activity?${query}`)).body;

const total = async (query: string) => (await activities(query)).total - (query === '' ? await mails() : 0);

const mails = async () => (await activities('kind=mail')).total;

function planOfPage(query: Partial<ActivityQuery>): Promise<Plan> {
  const criteria = toActivityCriteria(query as ActivityQuery, 'America/Los_Angeles');
  const { text, values } = activityPageSql(person.user.id, { rows: 25, skip: 50 }, criteria);
  return planOf(api.database, text, values);
}

const isScan = (node: Plan) => node['Relation Name']?.startsWith('activities') ?? false;

/** A partition that is all but empty is one page, and read as such. */
function expectToReadTheIndexAlone(scan: Plan): void {
  const removed = scan['Rows Removed by Filter'] ?? 0;
  const isTiny = scan['Node Type'] === 'Seq Scan' && scan['Actual Rows'] + removed < 20;
  expect([scan['Node Type'], removed]).toEqual(isTiny ? ['Seq Scan', removed] : ['Index Only Scan', 0]);
}

const partOf = (plan: Plan, name: string) => nodesOf(plan).find((node) => node['Subplan Name'] === name) as Plan;

/** Evenly over the 13 months before the clock's instant. */
async function fill(client: Client): Promise<void> {
  const insert = (ledger: string) => `
    INSERT INTO activities (id, type, occurred_at, user_id, ledger_id, sequence, data)
    SELECT gen_random_uuid(), CASE WHEN n % 1000 = 0 THEN 'category.created' ELSE 'expense.created' END,
           timestamptz '2025-11-01' + n * interval '388 days' / $2::bigint, $1, ${ledger}, n,
           '{"expense": {"title": "Lunch", "amount": "12.34", "currency": "USD", "note": ""}}'
      FROM generate_series(1, $2::bigint) n`;
  await client.query(insert('md5((n % 300)::text)::uuid'), [0, ofOtherLedgers]);
  await client.query(insert(`'${ledgerId}'::uuid`), [person.user.id, ofOneLedger]);
  await client.query('VACUUM (ANALYZE) activities');
}
