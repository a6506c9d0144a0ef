import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { RecurringReport } from './recurring.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

describe('recurring costs', () => {
  it('are none of a ledger without expenses, and of one with a single expense', async () => {
    expect(await recurring()).toEqual({ currency: 'USD', yearlyAmount: '0.00', items: [] });
    await person.record();
    expect((await recurring()).items).toEqual([]);
  });

  it('are found by title, interval and amount, the dearest in a year first', async () => {
    const [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    await spend('Rent', '850.00', ['2026-09-01', '2026-10-01', '2026-11-01']);
    await spend('Insurance', '600.00', ['2024-12-10', '2025-12-10']);
    await spend('Streaming', '9.99', ['2026-09-18', '2026-10-18'], food);
    await spend('STREAMING', '11.99', ['2026-11-18'], travel);
    await spend('Market', '9.00', ['2026-11-07']);
    await spend('Market', '41.00', ['2026-11-14']);
    await spend('Market', '17.00', ['2026-11-21']);
    await spend('Coffee', '3.00', ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-23']);
    await spend('Refund', '-5.00', ['2026-09-01', '2026-10-01', '2026-11-01']);
    expect(await recurring()).toMatchObject({
      yearlyAmount: '10943.88',
      items: [
        { title: 'Rent', interval: 'monthly', yearlyAmount: '10200.00', count: 3, isOverdue: false },
        { title: 'Insurance', interval: 'yearly', amount: '600.00', nextOn: '2026-12-10', count: 2 },
        {
          title: 'STREAMING',
          categoryId: travel,
          interval: 'monthly',
          amount: '11.99',
          lastOn: '2026-11-18',
          nextOn: '2026-12-18',
          yearlyAmount: '143.88',
          count: 3,
          isOverdue: false,
        },
      ],
    });
  });

  it('paid in two parts on one day are one payment; what was deleted was never paid', async () => {
    await spend('Phone', '10.00', ['2026-08-05', '2026-08-05', '2026-09-05', '2026-09-05', '2026-10-05', '2026-10-05']);
    const { body } = await person.record({ title: 'Phone', amount: '10.00', spentOn: '2026-11-20' });
    await person.send('DELETE', `${person.ledger}/expenses/${body.id}`);
    expect((await recurring()).items).toMatchObject([
      { interval: 'monthly', amount: '20.00', nextOn: '2026-11-05', isOverdue: true, count: 6 },
    ]);
  });

  it('are narrowed by the filter, but not by its period', async () => {
    const travel = await person.categoryId('Travel');
    await spend('Rent', '850.00', ['2026-09-01', '2026-10-01', '2026-11-01']);
    await spend('Train pass', '49.00', ['2026-09-03', '2026-10-03', '2026-11-03'], travel);
    await person.record({ title: 'Gift', note: 'train', amount: '1.00', spentOn: '2026-11-04' });
    const titles = async (query: string) => (await recurring(query)).items.map(({ title }) => title);
    expect(await titles('?from=2026-11-20&to=2026-11-24')).toEqual(['Rent', 'Train pass']);
    expect(await titles(`?categoryId=${travel}`)).toEqual(['Train pass']);
    expect(await titles('?maxAmount=100')).toEqual(['Train pass']);
    expect(await titles('?q=train')).toEqual(['Train pass']);
    expect(await titles('?hasReceipt=true')).toEqual([]);
  });
});

const recurring = async (query = '') =>
  (await person.get<RecurringReport>(`${person.ledger}/reports/recurring${query}`)).body;

async function spend(title: string, amount: string, days: string[], categoryId?: string): Promise<void> {
  for (const spentOn of days) {
    const { status } = await person.record({ title, amount, spentOn, ...(categoryId ? { categoryId } : {}) });
    expect(status).toBe(201);
  }
}
