import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HighlightQueries } from '../report/highlight.queries.js';
import type { CategoryReport } from '../report/report.dto.js';
import type { SummaryReport } from '../report/summary.dto.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { MonthFiguresQueries } from './month-figures.queries.js';
import type { MonthInFigures } from './summary.events.js';

const MONTH = '2026-10-01';
const RANGE = '?from=2026-10-01&to=2026-10-31';

let api: TestApi;
let figures: MonthFiguresQueries;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  figures = new MonthFiguresQueries(api.database, api.app.get(HighlightQueries, { strict: false }));
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

describe('a month in figures', () => {
  it('agrees with the reports to the cent, refunds included', async () => {
    const [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    await spend('2026-10-01', '0.10', 'first', food);
    await spend('2026-10-31', '0.20', 'last', food);
    await spend('2026-10-09', '99.99', 'train', travel);
    await spend('2026-10-10', '-150.00', 'refund', travel);
    await spend('2026-09-30', '80.00', 'ferry', travel);
    await spend('2026-11-01', '5000.00', 'later', travel);
    const { body: deleted } = await spend('2026-10-05', '7.77', 'mistake', food);
    await person.send('DELETE', `${person.ledger}/expenses/${deleted.id}`, { headers: { 'if-match': '"1"' } });

    const month = await only();
    const { body: summary } = await person.get<SummaryReport>(`${person.ledger}/reports/summary${RANGE}`);
    expect(month).toMatchObject({ month: '2026-10', ledgerName: 'Personal', currency: 'USD', count: 4 });
    expect(month.total).toBe('-49.71');
    expect([month.count, month.total, month.previousTotal]).toEqual([
      summary.count,
      summary.totalAmount,
      summary.previous?.totalAmount,
    ]);
    const { body: report } = await person.get<CategoryReport>(`${person.ledger}/reports/by-category${RANGE}`);
    expect(month.categories.map(({ name, total }) => [name, total])).toEqual(
      report.items.map(({ category, amount }) => [category.name, amount]),
    );
    expect(month.categories).toEqual([
      { name: 'Food', color: expect.stringMatching(/^#[0-9a-f]{6}$/), total: '0.30', previousTotal: '0.00' },
      { name: 'Travel', color: expect.stringMatching(/^#[0-9a-f]{6}$/), total: '-50.01', previousTotal: '80.00' },
    ]);
    expect(month.biggest).toEqual([
      { title: 'train', spentOn: '2026-10-09', amount: '99.99', categoryName: 'Travel' },
      { title: 'last', spentOn: '2026-10-31', amount: '0.20', categoryName: 'Food' },
      { title: 'first', spentOn: '2026-10-01', amount: '0.10', categoryName: 'Food' },
    ]);
  });

  it('is told of a ledger that had expenses only the month before', async () => {
    await spend('2026-09-15', '10.00', 'bread');
    expect(await only()).toMatchObject({ count: 0, total: '0.00', previousTotal: '10.00', biggest: [], unusual: [] });
  });

  it('is not told of a ledger with nothing in either month', async () => {
    await spend('2026-08-31', '10.00', 'bread');
    await spend('2026-11-01', '10.00', 'bread');
    expect(await figures.getFigures(person.user.id, MONTH)).toEqual([]);
  });

  it('has the five largest expenses', async () => {
    for (let euros = 1; euros <= 7; euros += 1) await spend('2026-10-15', `${euros}.00`, `thing ${euros}`);
    expect((await only()).biggest.map(({ amount }) => amount)).toEqual(['7.00', '6.00', '5.00', '4.00', '3.00']);
  });
});

describe('what was unusual', () => {
  it('is a title that cost much more than its median of the year before', async () => {
    // Two years ago is not asked, and a refund is no price.
    for (const [spentOn, amount] of [
      ['2024-10-01', '900.00'],
      ['2025-09-30', '900.00'],
      ['2025-10-01', '10.00'],
      ['2026-03-01', '12.40'],
      ['2026-06-01', '-1.00'],
      ['2026-09-30', '14.00'],
    ] as const) {
      await spend(spentOn, amount, 'Electricity');
    }
    await spend('2026-10-02', '37.20', 'ELECTRICITY');
    await spend('2026-10-03', '20.00', 'electricity');
    expect((await only()).unusual).toEqual([
      {
        title: 'ELECTRICITY',
        spentOn: '2026-10-02',
        amount: '37.20',
        reason: '3 times what it usually costs (median 12.40)',
      },
    ]);
  });

  it('is a new title among the largest amounts of the ledger; the most money beyond the usual comes first', async () => {
    await spendOften(100, '10.00', 'lunch');
    await spend('2026-09-04', '20.00', 'errand');
    await spend('2026-10-01', '45.00', 'lunch');
    await spend('2026-10-02', '30.00', 'shoes');
    await spend('2026-10-03', '5.00', 'socks');
    await spend('2026-10-04', '500.00', 'errand');
    await spend('2026-10-05', '60.00', 'coat');
    expect((await only()).unusual.map(({ title, reason }) => [title, reason])).toEqual([
      ['coat', 'new, and larger than 98 % of all expenses'],
      ['lunch', '4.5 times what it usually costs (median 10.00)'],
      ['shoes', 'new, and larger than 96 % of all expenses'],
    ]);
  });

  it('is told five times at most', async () => {
    await spendOften(200, '1.00', 'lunch');
    for (let euros = 11; euros <= 16; euros += 1) await spend('2026-10-15', `${euros}.00`, `thing ${euros}`);
    expect((await only()).unusual.map(({ amount }) => amount)).toEqual(['16.00', '15.00', '14.00', '13.00', '12.00']);
  });
});

async function only(): Promise<MonthInFigures> {
  const months = await figures.getFigures(person.user.id, MONTH);
  expect(months).toHaveLength(1);
  return months[0] as MonthInFigures;
}

async function spend(spentOn: string, amount: string, title: string, categoryId?: string) {
  const answer = await person.record({ spentOn, amount, title, ...(categoryId ? { categoryId } : {}) });
  expect(answer.status).toBe(201);
  return answer;
}

/** In the September before. */
async function spendOften(times: number, amount: string, title: string): Promise<void> {
  const { body: first } = await spend('2026-09-01', amount, title);
  await api.database.query(
    `INSERT INTO expenses (ledger_id, id, spent_on, title, note, amount_minor, currency, category_id)
     SELECT ledger_id, gen_random_uuid(), date '2026-09-01' + n % 30, title, note, amount_minor, currency, category_id
       FROM expenses, generate_series(2, $2::int) n WHERE id = $1`,
    [first.id, times],
  );
}
