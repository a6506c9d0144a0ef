import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { Budget, BudgetList } from './budget.dto.js';

let api: TestApi;
let person: TestClient;
let food: string;
let travel: string;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
  [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
});

/** Both ways in which a category goes and another one takes its expenses. */
const ways: [string, () => Promise<unknown>][] = [
  ['merged', () => person.post(`${person.ledger}/categories/${food}/merge`, { into: travel })],
  ['deleted', () => person.send('DELETE', `${person.ledger}/categories/${food}?moveTo=${travel}`)],
];

describe.each(ways)('the budget of a category that is %s into another', (_, removeFood) => {
  it('moves along when the other one has none', async () => {
    await person.record({ categoryId: food, amount: '10.00' });
    await person.record({ categoryId: travel, amount: '5.00' });
    const made = await create(food, '100.00');
    await removeFood();
    expect(await items()).toMatchObject([
      { id: made.id, category: { id: travel }, amount: '100.00', spentAmount: '15.00', version: 2 },
    ]);
    expect(await lastBudgetEvent()).toMatchObject({
      type: 'budget.updated',
      data: { before: { categoryName: 'Food' }, after: { categoryName: 'Travel', amount: '100.00' } },
    });
  });

  it('ends when the other one has its own', async () => {
    await create(food, '100.00');
    const other = await create(travel, '70.00');
    await removeFood();
    expect(await items()).toMatchObject([{ id: other.id, amount: '70.00', version: 1 }]);
    expect(await lastBudgetEvent()).toMatchObject({
      type: 'budget.deleted',
      data: { budget: { categoryName: 'Food', amount: '100.00' } },
    });
  });

  it('moves along when the other one’s was deleted, which cannot come back beside it', async () => {
    await create(food, '100.00');
    const other = await create(travel, '70.00');
    await remove(other.id);
    await removeFood();
    expect(await items()).toMatchObject([{ category: { id: travel }, amount: '100.00' }]);
    expect((await person.post(`${person.ledger}/budgets/${other.id}/restore`)).status).toBe(409);
  });

  it('that was deleted already is gone', async () => {
    const made = await create(food, '100.00');
    await remove(made.id);
    await removeFood();
    expect(await items()).toEqual([]);
    expect((await person.post(`${person.ledger}/budgets/${made.id}/restore`)).status).toBe(404);
  });
});

describe('the budget of a category without expenses', () => {
  it('is deleted with it', async () => {
    await create(food, '100.00');
    expect((await person.send('DELETE', `${person.ledger}/categories/${food}`)).status).toBe(204);
    expect(await items()).toEqual([]);
    expect(await lastBudgetEvent()).toMatchObject({ type: 'budget.deleted', data: { budget: { categoryId: food } } });
  });
});

async function create(categoryId: string, amount: string): Promise<Budget> {
  return (await person.post<Budget>(`${person.ledger}/budgets`, { categoryId, amount })).body;
}

const remove = (id: string) => person.send('DELETE', `${person.ledger}/budgets/${id}`);
const items = async () => (await person.get<BudgetList>(`${person.ledger}/budgets`)).body.items;

async function lastBudgetEvent(): Promise<object> {
  const [event] = await api.database.query(
    `SELECT type, data FROM outbox WHERE ledger_id = $1 AND type LIKE 'budget.%' ORDER BY sequence DESC LIMIT 1`,
    [person.user.ledgers[0]?.id],
  );
  return event;
}
