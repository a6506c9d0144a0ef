import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fillLedger, addOtherLedgers } from '../testing/large-ledger.js';
import { nodesOf, type Plan, planOf } from '../testing/query-plan.js';
import { statementsOf } from '../testing/statement-log.js';
import { TestApi } from '../testing/test-api.js';
import { withoutLimits } from '../testing/without-limits.js';
import type { ExpenseSort } from './expense.dto.js';
import type { ExpenseCriteria } from './expense-criteria.js';
import { ExpensePageQueries } from './expense-page.queries.js';

const million = 1_000_000;
const none: ExpenseCriteria = {
  from: null,
  until: null,
  categoryIds: null,
  minMinor: null,
  maxMinor: null,
  hasReceipt: null,
  words: [],
  isInNotes: false,
};
const year = { from: '2025-01-01', until: '2026-01-01' };
const sorts: ExpenseSort[] = ['spentOn', '-spentOn', 'title', '-title', 'amount', '-amount', 'category', '-category'];

let api: TestApi;
let pages: ExpensePageQueries;
let ledgerId: string;
let food: string;

beforeAll(async () => {
  api = await TestApi.start();
  pages = api.app.get(ExpensePageQueries, { strict: false });
  const person = await api.client().register();
  ledgerId = person.user.ledgers[0]?.id as string;
  food = await person.categoryId('Food');
  await withoutLimits(api.config.databaseUrl, async (client) => {
    await fillLedger(client, ledgerId, million);
    await addOtherLedgers(client, ledgerId, 1_000, 20);
    await client.query('VACUUM (ANALYZE)');
  });
}, 300_000);
afterAll(() => api.stop());

describe('a ledger of a million expenses beside a thousand others', () => {
  describe.each(sorts)('in the order %s', (sort) => {
    it.each([
      ['first', 0, 500],
      ['middle', million / 2, 20_000],
      ['last', million - 25, 20_000],
    ])('has its %s page for a few rows of an index', async (_, skip, most) => {
      expect(await rowsRead(none, sort, skip)).toBeLessThan(most);
    });

    it.each([
      ['a year', year, 1_000],
      ['a category', { categoryIds: ['food'] }, 2_000],
      ['amounts', { minMinor: 1_000n, maxMinor: 9_999n }, 5_000],
      ['receipts', { hasReceipt: true }, 100],
      ['a common word', { words: ['title'] }, 100_000],
      ['a rare word', { words: ['19997'] }, 500],
      ['a word of a note', { words: ['note', '77700'] }, 500],
      ['a word nobody wrote', { words: ['zebra'] }, 100],
      ['a rare word of a year', { words: ['19997'], ...year }, 1_000],
    ] as [string, Partial<ExpenseCriteria>, number][])('has the first page of %s', async (_, filter, most) => {
      const categoryIds = filter.categoryIds ? [food] : null;
      expect(await rowsRead({ ...none, ...filter, categoryIds }, sort, 0)).toBeLessThan(most);
    });
  });

  it.each(['spentOn', '-spentOn', 'category', '-category'] as const)(
    'has the middle page of years and of a category in the order %s by the summaries',
    async (sort) => {
      expect(await rowsRead({ ...none, from: '2012-02-17', until: '2024-09-05' }, sort, 390_000)).toBeLessThan(10_000);
      expect(await rowsRead({ ...none, categoryIds: [food] }, sort, 50_000)).toBeLessThan(10_000);
    },
  );

  it.each([
    ['everything', {}, 'true'],
    [
      'days and months',
      { from: '2012-02-17', until: '2024-09-05' },
      `spent_on >= '2012-02-17' AND spent_on < '2024-09-05'`,
    ],
    ['amounts', { minMinor: 1_234n, maxMinor: 56_789n }, 'amount_minor BETWEEN 1234 AND 56789'],
    ['a word', { words: ['note'] }, `title || note LIKE '%note%'`],
  ] as [string, Partial<ExpenseCriteria>, string][])('knows the totals of %s', async (_, filter, condition) => {
    const [{ count, sum }] = await api.database.query(
      `SELECT count(*)::int AS count, sum(amount_minor)::text AS sum FROM expenses WHERE ledger_id = $1 AND ${condition}`,
      [ledgerId],
    );
    const slice = { sort: 'title', skip: 0, rows: 1 } as const;
    const found = await pages.read('e.id', ledgerId, { ...none, ...filter }, slice);
    expect([found.total, found.totalMinor]).toEqual([count, sum]);
  });
});

/** How many rows the statements of a page take from tables and indexes; each must find expenses by an index. */
async function rowsRead(criteria: ExpenseCriteria, sort: ExpenseSort, skip: number): Promise<number> {
  const scans = (await plansOf(() => pages.read('e.id, e.title', ledgerId, criteria, { sort, skip, rows: 25 })))
    .flatMap(nodesOf)
    .filter(
      (node) => node['Node Type'].includes('Scan') && (node['Relation Name'] ?? node['Index Name']) !== undefined,
    );
  const byTable = scans.filter((node) => node['Relation Name'] === 'expenses');
  expect(byTable.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  return scans.reduce((sum, node) => sum + (node['Actual Rows'] + removed(node)) * node['Actual Loops'], 0);
}

const removed = (node: Plan) => (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);

/** Runs `read`, and then each of its statements again to see how. */
async function plansOf(read: () => Promise<unknown>): Promise<Plan[]> {
  const statements = await statementsOf(api.database, read);
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.length).toBeLessThanOrEqual(2);
  return Promise.all(statements.map(({ text, values }) => planOf(api.database, text, values)));
}
