import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { ComparisonReport } from './comparison.dto.js';
import type { HighlightReport } from './highlight.dto.js';
import type { SummaryReport } from './summary.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

describe('highlights', () => {
  it('are the biggest, refunds aside, and those beyond the usual, with why', async () => {
    const travel = await person.categoryId('Travel');
    for (const spentOn of ['2026-07-01', '2026-08-01', '2026-09-01']) await spend('Power', '40.00', spentOn);
    for (let count = 1; count <= 20; count += 1) await spend('lunch', '10.00', '2026-10-01');
    await spend('Power', '120.00', '2026-11-02');
    await spend('Piano', '900.00', '2026-11-03', travel);
    await spend('lunch', '10.00', '2026-11-04');
    await spend('refund', '-2000.00', '2026-11-05');
    const { biggest, unusual } = await highlights('?period=current-month');
    expect(biggest.map(({ title, amount }) => `${title} ${amount}`)).toEqual([
      'Piano 900.00',
      'Power 120.00',
      'lunch 10.00',
    ]);
    expect(unusual).toEqual([
      {
        expenseId: expect.any(String),
        spentOn: '2026-11-03',
        title: 'Piano',
        amount: '900.00',
        categoryId: travel,
        reason: 'new, and larger than 96 % of all expenses',
        usualAmount: null,
      },
      expect.objectContaining({
        title: 'Power',
        reason: '3 times what it usually costs (median 40.00)',
        usualAmount: '40.00',
      }),
    ]);
    const ofTravel = await highlights(`?period=current-month&categoryId=${travel}`);
    expect([ofTravel.biggest, ofTravel.unusual].map((items) => items.map(({ title }) => title))).toEqual([
      ['Piano'],
      ['Piano'],
    ]);
  });

  it('of no period are those of the last twelve months, at most five', async () => {
    await spend('old', '900.00', '2025-11-24');
    for (let price = 1; price <= 6; price += 1) await spend(`thing ${price}`, `${price}.00`, '2025-11-25');
    const { biggest } = await highlights('');
    expect(biggest.map(({ amount }) => amount)).toEqual(['6.00', '5.00', '4.00', '3.00', '2.00']);
  });

  it('are none where nothing was spent', async () => {
    await spend('refund', '-20.00', '2026-11-05');
    expect(await highlights('')).toEqual({ currency: 'USD', biggest: [], unusual: [] });
  });
});

describe('a comparison', () => {
  it('is with the period before, as far as today, the largest difference first', async () => {
    const [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    await spend('bread', '30.00', '2026-11-02', food);
    await spend('bread', '20.00', '2026-10-02', food);
    await spend('bread', '500.00', '2026-10-30', food);
    await spend('train', '100.00', '2026-10-03', travel);
    expect(await comparison('?period=current-month')).toEqual({
      currency: 'USD',
      period: { from: '2026-11-01', to: '2026-11-30', totalAmount: '30.00', count: 1 },
      other: { from: '2026-10-01', to: '2026-10-24', totalAmount: '120.00', count: 2 },
      categories: [
        {
          category: expect.objectContaining({ id: travel, name: 'Travel' }),
          parentId: null,
          amount: '0.00',
          count: 0,
          otherAmount: '100.00',
          otherCount: 1,
        },
        expect.objectContaining({ amount: '30.00', count: 1, otherAmount: '20.00', otherCount: 1 }),
      ],
    });
  });

  it('may be with any days, also of a period without ends', async () => {
    await spend('bread', '20.00', '2026-10-02');
    expect(await comparison('?otherFrom=2026-10-02&otherTo=2026-10-02')).toMatchObject({
      period: { from: null, to: null, totalAmount: '20.00', count: 1 },
      other: { from: '2026-10-02', to: '2026-10-02', totalAmount: '20.00', count: 1 },
    });
    expect(await comparison('')).toMatchObject({ other: null, categories: [{ amount: '20.00', otherAmount: '0.00' }] });
  });

  it.each([
    ['otherFrom=2026-10-02', 'otherTo'],
    ['otherTo=2026-10-02', 'otherFrom'],
    ['otherFrom=2026-10-02&otherTo=2026-10-01', 'otherTo'],
    ['otherFrom=2026-02-30&otherTo=2026-10-01', 'otherFrom'],
  ])('is refused for %s', async (query, field) => {
    const { status, body } = await person.get<{ errors: { field: string }[] }>(
      `${person.ledger}/reports/comparison?${query}`,
    );
    expect([status, body.errors.map((error) => error.field)]).toEqual([400, [field]]);
  });
});

describe('the pace of a period', () => {
  it('adds what came after the same day of the periods before', async () => {
    await spend('bread', '24.00', '2026-11-02');
    expect(await paceOf('?period=current-month')).toEqual({
      expectedAmount: '30.00',
      isFromPast: false,
      periods: 0,
      daysLeft: 6,
    });
    await spend('rent', '60.00', '2026-10-25');
    await spend('rent', '10.00', '2026-08-31');
    await spend('bread', '70.00', '2026-07-24');
    const fromPast = { isFromPast: true, periods: 3, daysLeft: 6 };
    expect(await paceOf('?period=current-month')).toEqual({ expectedAmount: '47.33', ...fromPast });
    expect(await paceOf('?period=current-month&maxAmount=60')).toMatchObject({ expectedAmount: '59.00', periods: 2 });
    expect(await paceOf('?period=current-month&q=rent')).toMatchObject({ expectedAmount: '35.00', periods: 2 });
    expect(await paceOf('?period=current-year')).toMatchObject({ isFromPast: false, daysLeft: 37 });
    expect(await paceOf('?from=2026-11-20&to=2026-11-24')).toMatchObject({ expectedAmount: '0.00', daysLeft: 0 });
  });

  it.each(['?period=previous-month', '', '?from=2026-11-01', '?from=2026-11-25&to=2026-12-31'])(
    'is none when today is not of it: "%s"',
    async (query) => {
      expect(await paceOf(query)).toBeNull();
    },
  );
});

const highlights = (query: string) => read<HighlightReport>(`highlights${query}`);
const comparison = (query: string) => read<ComparisonReport>(`comparison${query}`);
const paceOf = async (query: string) => (await read<SummaryReport>(`summary${query}`)).pace;
const read = async <T>(report: string) => (await person.get<T>(`${person.ledger}/reports/${report}`)).body;

async function spend(title: string, amount: string, spentOn: string, categoryId?: string): Promise<void> {
  const { status } = await person.record({ title, amount, spentOn, ...(categoryId ? { categoryId } : {}) });
  expect(status).toBe(201);
}
