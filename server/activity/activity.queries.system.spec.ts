import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { eventually } from '../testing/eventually.js';
import { nodesOf, type Plan, planOf, rowsOf } from '../testing/query-plan.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { withoutLimits } from '../testing/without-limits.js';
import type { ActivityPage } from './activity.dto.js';
import { activityPageSql } from './activity-page-sql.js';

const ofOneLedger = 300_000;
const ofOtherLedgers = 300_000;
let api: TestApi;
let person: TestClient;
let ledgerId: string;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
  ledgerId = person.user.ledgers[0]?.id as string;
  await eventually(async () => expect(await total('')).toBe(2));
  await withoutLimits(api.config.databaseUrl, fill);
}, 180_000);
afterAll(() => api.stop());

describe('a page of the activities of 600,000', () => {
  const cases: [string, string | null, string, string][] = [
    ['all types', null, 'ix_activities_ledger', 'ix_activities_user'],
    ['a common type', 'expense.created', 'ix_activities_ledger_type', 'ix_activities_user_type'],
    ['a rare type', 'category.created', 'ix_activities_ledger_type', 'ix_activities_user_type'],
  ];

  it.each(cases)('of %s reads no more than it shows', async (_, type, ofLedger, ofUser) => {
    const plan = await planOfPage(type);
    const ids = nodesOf(partOf(plan, 'CTE ids')).filter((node) => node['Relation Name'] === 'activities');
    expect(ids.map((node) => node['Index Name']).sort()).toEqual([ofLedger, ofUser]);
    for (const scan of ids) {
      expect(scan['Node Type']).toBe('Index Only Scan');
      expect(scan['Actual Rows']).toBeLessThanOrEqual(75);
      expect(scan['Rows Removed by Filter'] ?? 0).toBe(0);
    }
    expect(rowsOf(nodesOf(plan).filter((node) => node['Index Name'] === 'pk_activities'))).toBe(25);
  });

  it.each(cases)('of %s is counted in the indexes alone', async (_, type) => {
    const totals = nodesOf(partOf(await planOfPage(type), 'CTE totals'));
    const scans = totals.filter((node) => node['Relation Name'] === 'activities');
    expect(scans).toHaveLength(2);
    for (const scan of scans) {
      expect(scan['Node Type']).toBe('Index Only Scan');
      expect(scan['Rows Removed by Filter'] ?? 0).toBe(0);
    }
    // A few pages may have changed since the VACUUM; their rows alone are looked up.
    expect(scans.reduce((sum, scan) => sum + (scan['Heap Fetches'] ?? 0), 0)).toBeLessThan(1_000);
  });

  it('tells the total of what the user may read', async () => {
    expect(await total('type=expense.created')).toBe(ofOneLedger * 0.999);
    expect(await total('type=category.created')).toBe(ofOneLedger * 0.001);
    expect(await total('')).toBe(ofOneLedger + 2);
  });
});

const total = async (query: string) => (await person.get<ActivityPage>(`/api/activity?${query}`)).body.total;

const planOfPage = (type: string | null) =>
  planOf(api.database, activityPageSql(type !== null), [person.user.id, 25, 50, ...(type === null ? [] : [type])]);

const partOf = (plan: Plan, name: string) => nodesOf(plan).find((node) => node['Subplan Name'] === name) as Plan;

/** Of a thousand activities one is a category's. */
async function fill(client: Client): Promise<void> {
  const insert = (ledger: string) => `
    INSERT INTO activities (id, type, occurred_at, user_id, ledger_id, sequence, data)
    SELECT gen_random_uuid(), CASE WHEN n % 1000 = 0 THEN 'category.created' ELSE 'expense.created' END,
           timestamptz '2020-01-01' + n * interval '3 minutes', $1, ${ledger}, n,
           '{"expense": {"title": "Lunch", "amount": "12.34", "currency": "USD", "note": ""}}'
      FROM generate_series(1, $2::bigint) n`;
  await client.query(insert(`'${ledgerId}'::uuid`), [person.user.id, ofOneLedger]);
  await client.query(insert('md5((n % 300)::text)::uuid'), [0, ofOtherLedgers]);
  await client.query('VACUUM (ANALYZE) activities');
}
