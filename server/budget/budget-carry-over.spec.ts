import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { Budget, BudgetList } from './budget.dto.js';

let api: TestApi;
let person: TestClient;
let food: string;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.set('2026-10-15T18:00:00Z');
  person = await api.client().register();
  food = await person.categoryId('Food');
});

describe('carrying over', () => {
  it('adds up what each month had left or lacked, also over the end of a year', async () => {
    await person.record({ spentOn: '2026-09-30', amount: '999.00' });
    const made = await create({ amount: '100.00' });
    await spendIn('2026-10', '30.00');
    await spendIn('2026-11', '250.00');
    await spendIn('2026-12', '-20.00');
    await signInAt('2027-01-10T18:00:00Z');
    await change(made.id, { amount: '200.00' });
    await spendIn('2027-01', '10.00');
    expect(await carried('2026-10')).toEqual(['0.00', '100.00']);
    expect(await carried('2026-11')).toEqual(['70.00', '170.00']);
    expect(await carried('2026-12')).toEqual(['-80.00', '20.00']);
    expect(await carried('2027-01')).toEqual(['40.00', '240.00']);
    expect(await carried('2027-02')).toEqual(['230.00', '430.00']);
    // Eleven more months of 200.00 each.
    expect(await carried('2028-01')).toEqual(['2430.00', '2630.00']);
  });

  it('begins with the month that the budget was made in, whenever it is switched on', async () => {
    const made = await create({ amount: '100.00', carryOver: false });
    expect(await carried('2026-12')).toEqual(['0.00', '100.00']);
    await signInAt('2026-12-10T18:00:00Z');
    await change(made.id, { carryOver: true });
    expect(await carried('2026-12')).toEqual(['200.00', '300.00']);
    expect(await carried('2026-10')).toEqual(['0.00', '100.00']);
  });

  it('holds for all categories, and for thousands of years', async () => {
    await spendIn('2026-10', '0.01');
    await create({ categoryId: null, amount: '999999999999.99' });
    const months = (9999 - 2026) * 12 + 2;
    const earlier = 99_999_999_999_999n * BigInt(months) - 1n;
    const [amount] = await carried('9999-12');
    expect(BigInt((amount as string).replace('.', ''))).toBe(earlier);
  });

  it('follows an expense that moves to another month', async () => {
    await create({ amount: '100.00' });
    const { body: expense } = await person.record({ spentOn: '2026-10-10', amount: '40.00' });
    expect(await carried('2026-11')).toEqual(['60.00', '160.00']);
    await person.send('PATCH', `${person.ledger}/expenses/${expense.id}`, { body: { spentOn: '2026-09-10' } });
    expect(await carried('2026-11')).toEqual(['100.00', '200.00']);
  });
});

async function create(body: object): Promise<Budget> {
  const wanted = { categoryId: food, carryOver: true, ...body };
  return (await person.post<Budget>(`${person.ledger}/budgets`, wanted)).body;
}

const change = (id: string, body: object) => person.send('PATCH', `${person.ledger}/budgets/${id}`, { body });

async function spendIn(month: string, amount: string): Promise<void> {
  const day = `${month}-05`;
  if (api.clock.now().toISOString() < day) await signInAt(`${day}T20:00:00Z`);
  await person.record({ spentOn: day, amount });
}

/** What a month got from those before it, and what it has with that. */
async function carried(month: string): Promise<(string | undefined)[]> {
  const { body } = await person.get<BudgetList>(`${person.ledger}/budgets?month=${month}`);
  return [body.items[0]?.carriedAmount, body.items[0]?.availableAmount];
}

/** Sessions end when they are not used for long. */
async function signInAt(instant: string): Promise<void> {
  api.clock.set(instant);
  await person.post('/api/auth/login', { email: person.user.email, password: 'correct horse battery' });
}
