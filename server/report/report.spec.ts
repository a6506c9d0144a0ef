import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { BubbleReport, CategoryReport, MonthReport } from './report.dto.js';
import type { SummaryReport } from './summary.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
});
afterAll(() => api.stop());

describe('reports', () => {
  it('are empty for a ledger without expenses', async () => {
    expect(await bubbles()).toEqual({ currency: 'USD', total: 0, items: [], smaller: [] });
    expect(await byCategory()).toEqual({ currency: 'USD', totalAmount: '0.00', items: [] });
  });

  it('agree with the expenses to the cent, refunds included', async () => {
    const [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    await person.record({ amount: '0.10', categoryId: food, title: 'first' });
    await person.record({ amount: '0.20', categoryId: food });
    await person.record({ amount: '100.01', categoryId: travel });
    await person.record({ amount: '-50.00', categoryId: travel, title: 'last', spentOn: '2026-11-24' });

    const totals = await byCategory();
    expect(totals.totalAmount).toBe('50.31');
    expect(totals.items.map(({ category, amount, count }) => [category.name, amount, count])).toEqual([
      ['Travel', '50.01', 2],
      ['Food', '0.30', 2],
    ]);
    const { total, items } = await bubbles();
    expect(total).toBe(4);
    expect(items[0]).toEqual({
      expenseId: expect.any(String),
      spentOn: '2026-11-24',
      title: 'last',
      amount: '-50.00',
      categoryId: travel,
    });
  });
});

describe('reports under a filter', () => {
  let food: string;
  let travel: string;

  beforeAll(async () => {
    person = await api.client().register();
    [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    await person.record({ spentOn: '2026-10-02', amount: '10.00', categoryId: food, title: 'bread' });
    await person.record({ spentOn: '2026-10-31', amount: '99.00', categoryId: food, title: 'feast' });
    await person.record({ spentOn: '2026-11-02', amount: '20.00', categoryId: food, title: 'bread' });
    await person.record({
      spentOn: '2026-11-03',
      amount: '100.00',
      categoryId: travel,
      title: 'train',
      note: 'no bread',
    });
    await person.record({ spentOn: '2026-11-24', amount: '-0.10', categoryId: travel, title: 'refund' });
  });

  it('have the summary of a month, and of the one before as far as today', async () => {
    expect(await summary('?period=current-month')).toEqual({
      currency: 'USD',
      totalAmount: '119.90',
      count: 3,
      amountPerDay: '5.00',
      largest: expect.objectContaining({ title: 'train', amount: '100.00', spentOn: '2026-11-03', categoryId: travel }),
      previous: { from: '2026-10-01', to: '2026-10-24', totalAmount: '10.00', count: 1 },
      pace: { expectedAmount: '218.90', isFromPast: true, periods: 1, daysLeft: 6 },
    });
    expect(await summary('?from=2026-10-31&to=2026-10-31&q=feast')).toMatchObject({
      totalAmount: '99.00',
      amountPerDay: '99.00',
      previous: { from: '2026-10-30', to: '2026-10-30', totalAmount: '0.00', count: 0 },
    });
  });

  it('have a summary of everything, and of nothing', async () => {
    expect(await summary('')).toMatchObject({ totalAmount: '228.90', count: 5, amountPerDay: null, previous: null });
    expect(await summary('?q=nothing')).toMatchObject({ totalAmount: '0.00', count: 0, largest: null });
  });

  it.each([
    ['', ['Food 129.00 3', 'Travel 99.90 2']],
    ['?period=current-month', ['Travel 99.90 2', 'Food 20.00 1']],
    ['?from=2026-10-31&to=2026-11-02', ['Food 119.00 2']],
    ['?q=bread', ['Travel 100.00 1', 'Food 30.00 2']],
    ['?minAmount=15&maxAmount=99.00', ['Food 119.00 2']],
    ['?q=bread&minAmount=15', ['Travel 100.00 1', 'Food 20.00 1']],
  ])('agree by category: %s', async (query, expected) => {
    const { items } = await byCategory(query);
    expect(items.map(({ category, amount, count }) => `${category.name} ${amount} ${count}`)).toEqual(expected);
  });

  it.each([
    ['', ['2026-10 109.00 2', '2026-11 119.90 3']],
    ['?from=2026-10-03&to=2026-11-02', ['2026-10 99.00 1', '2026-11 20.00 1']],
    ['?q=bread', ['2026-10 10.00 1', '2026-11 120.00 2']],
    ['?hasReceipt=true', []],
  ])('agree by month: %s', async (query, expected) => {
    const { items } = await byMonth(query);
    expect(items.map(({ month, amount, count }) => `${month} ${amount} ${count}`)).toEqual(expected);
  });

  it('have the categories of a month, the largest first', async () => {
    const [, november] = (await byMonth('')).items;
    expect(november?.categories).toEqual([
      { categoryId: travel, amount: '99.90', count: 2 },
      { categoryId: food, amount: '20.00', count: 1 },
    ]);
  });

  it('have the bubbles of what the filter lets through', async () => {
    const { total, items } = await bubbles('?q=bread&maxAmount=20');
    expect([total, items.map(({ amount }) => amount)]).toEqual([2, ['20.00', '10.00']]);
  });
});

const bubbles = async (query = '') => (await person.get<BubbleReport>(`${person.ledger}/reports/bubbles${query}`)).body;
const summary = async (query: string) =>
  (await person.get<SummaryReport>(`${person.ledger}/reports/summary${query}`)).body;
const byMonth = async (query: string) =>
  (await person.get<MonthReport>(`${person.ledger}/reports/by-month${query}`)).body;
const byCategory = async (query = '') =>
  (await person.get<CategoryReport>(`${person.ledger}/reports/by-category${query}`)).body;
