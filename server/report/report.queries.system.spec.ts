import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addOtherLedgers, fillLedger } from '../testing/large-ledger.js';
import { nodesOf, type Plan, planOf } from '../testing/query-plan.js';
import { statementsOf } from '../testing/statement-log.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { withoutLimits } from '../testing/without-limits.js';

const month = '?from=2026-10-01&to=2026-10-31';
const year = '?from=2025-01-01&to=2025-12-31';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
  const ledgerId = person.user.ledgers[0]?.id as string;
  await withoutLimits(api.config.databaseUrl, async (client) => {
    await fillLedger(client, ledgerId, 1_000_000);
    await addOtherLedgers(client, ledgerId, 1_000, 20);
    await client.query('VACUUM (ANALYZE)');
  });
}, 300_000);
afterAll(() => api.stop());

/** The report, its filter, and how many rows of tables and indexes its statements may take. */
const bounds: [report: string, filter: string, most: number][] = [
  ['summary', '', 100],
  ['summary', '?period=current-month', 10_000],
  ['summary', '?period=current-year', 20_000],
  ['by-category', '', 200],
  ['by-category', month, 1_000],
  ['by-category', year, 2_000],
  ['by-month', '', 10_000],
  ['by-month', year, 2_000],
  ['by-year', '', 10_000],
  ['by-day', year, 20_000],
  ['bubbles', '', 5_000],
  ['bubbles', month, 50_000],
  ['bubbles', year, 50_000],
  ['highlights', month, 80_000],
  ['highlights', year, 80_000],
  ['merchants', '', 200_000],
  ['merchants', month, 20_000],
  ['merchants', year, 80_000],
  ['comparison', month, 2_000],
  ['comparison', `${year}&otherFrom=2020-01-01&otherTo=2020-12-31`, 2_000],
  ['recurring', '', 300_000],
];

describe('a ledger of a million expenses beside a thousand others', () => {
  it.each(bounds)('has the report %s%s for rows of indexes and summaries', async (report, filter, most) => {
    const scans = await scansOf(`${report}${filter}`);
    const ofExpenses = scans.filter((node) => node['Relation Name'] === 'expenses');
    expect(ofExpenses.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(scans.reduce((sum, node) => sum + taken(node), 0)).toBeLessThan(most);
  });
});

const taken = (node: Plan) =>
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) *
  node['Actual Loops'];

/** Where the report's statements take their rows from, each run once more to see. */
async function scansOf(report: string): Promise<Plan[]> {
  const statements = await statementsOf(api.database, async () => {
    const { status } = await person.get(`${person.ledger}/reports/${report}`);
    expect(status).toBe(200);
  });
  const ofReport = statements.filter(({ text }) => /\bexpense/.test(text));
  expect(ofReport.length).toBeGreaterThan(0);
  const scans: Plan[] = [];
  for (const { text, values } of ofReport) {
    const nodes = nodesOf(await planOf(api.database, text, values));
    scans.push(
      ...nodes.filter(
        (node) => node['Node Type'].includes('Scan') && (node['Relation Name'] ?? node['Index Name']) !== undefined,
      ),
    );
  }
  return scans;
}
