import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { Answer, TestClient } from '../testing/test-client.js';
import type { Budget, BudgetList } from './budget.dto.js';

let api: TestApi;
let person: TestClient;
let food: string;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.set('2026-11-24T18:00:00Z');
  person = await api.client().register();
  food = await person.categoryId('Food');
});

describe('a budget', () => {
  it('is answered as it is listed, with what is spent', async () => {
    await person.record({ amount: '120.00' });
    const { status, body, headers } = await create({ categoryId: food, amount: '400.00' });
    expect([status, headers.get('etag')]).toEqual([201, '"1"']);
    expect(body).toEqual({
      id: expect.any(String),
      category: expect.objectContaining({ id: food, name: 'Food' }),
      carryOver: false,
      amount: '400.00',
      carriedAmount: '0.00',
      availableAmount: '400.00',
      spentAmount: '120.00',
      leftAmount: '280.00',
      percent: 30,
      state: 'ok',
      version: 1,
    });
    expect((await list()).body).toEqual({ currency: 'USD', month: '2026-11', items: [body] });
  });

  it('counts the categories below its own, and one for all counts everything', async () => {
    const { body: snacks } = await person.post<{ id: string }>(`${person.ledger}/categories`, {
      name: 'Snacks',
      parentId: food,
    });
    await person.record({ amount: '10.00' });
    await person.record({ amount: '5.00', categoryId: snacks.id });
    await person.record({ amount: '2.00', categoryId: await person.categoryId('Health') });
    await create({ categoryId: snacks.id, amount: '50.00' });
    await create({ categoryId: food, amount: '100.00' });
    await create({ categoryId: null, amount: '1000.00' });
    expect((await items()).map(({ category, spentAmount }) => [category?.name ?? null, spentAmount])).toEqual([
      [null, '17.00'],
      ['Food', '15.00'],
      ['Snacks', '5.00'],
    ]);
  });

  it('may be of zero, and refunds may make its month negative', async () => {
    await create({ categoryId: food, amount: '0' });
    expect(await items()).toMatchObject([{ amount: '0.00', percent: null, state: 'ok' }]);
    await person.record({ amount: '-25.00' });
    expect(await items()).toMatchObject([{ spentAmount: '-25.00', leftAmount: '25.00', percent: null, state: 'ok' }]);
    await person.record({ amount: '25.01' });
    expect(await items()).toMatchObject([{ spentAmount: '0.01', percent: 100, state: 'over' }]);
  });

  it('is the only one of its category, and so is the one for all', async () => {
    const taken = { status: 409, body: { code: 'budget_exists', errors: [{ field: 'categoryId' }] } };
    for (const categoryId of [food, null]) {
      await create({ categoryId, amount: '1.00' });
      expect(await create({ categoryId, amount: '2.00' })).toMatchObject(taken);
    }
    const [one, other] = await Promise.all(
      ['1', '2'].map(async (amount) => create({ categoryId: await person.categoryId('Health'), amount })),
    );
    expect([one?.status, other?.status].sort()).toEqual([201, 409]);
  });

  it('is for no category that is another’s or put away', async () => {
    const foreign = await (await api.client().register()).categoryId('Food');
    await person.send('PATCH', `${person.ledger}/categories/${food}`, { body: { isArchived: true } });
    for (const categoryId of [foreign, food]) {
      const refused = { status: 422, body: { errors: [{ field: 'categoryId' }] } };
      expect(await create({ categoryId, amount: '1.00' })).toMatchObject(refused);
    }
  });

  it('stays when its category is put away', async () => {
    await create({ categoryId: food, amount: '1.00' });
    await person.send('PATCH', `${person.ledger}/categories/${food}`, { body: { isArchived: true } });
    expect(await items()).toHaveLength(1);
  });

  it('is changed from the current month on, and earlier months keep what they had', async () => {
    const { body: made } = await create({ categoryId: food, amount: '400.00' });
    await signInAt('2026-12-02T18:00:00Z');
    const { body: changed } = await change(made.id, { amount: '450.00' });
    expect(changed).toMatchObject({ amount: '450.00', version: 2 });
    expect((await change(made.id, { amount: '460.00' })).body.version).toBe(3);
    expect((await items('2026-11'))[0]?.amount).toBe('400.00');
    expect((await items('2026-12'))[0]?.amount).toBe('460.00');
    expect((await items('2031-01'))[0]?.amount).toBe('460.00');
  });

  it('is not there in the months before it was made', async () => {
    await create({ categoryId: null, amount: '400.00' });
    expect((await list('2026-10')).body).toEqual({ currency: 'USD', month: '2026-10', items: [] });
  });

  it('begins in the month that its maker’s calendar shows', async () => {
    api.clock.set('2026-12-01T07:00:00Z');
    await create({ categoryId: null, amount: '400.00' });
    expect((await list()).body.month).toBe('2026-11');
    await person.send('PATCH', '/api/me', { body: { timeZone: 'Asia/Tokyo' } });
    expect((await list()).body).toMatchObject({ month: '2026-12', items: [{ amount: '400.00' }] });
  });

  it('leaves no trace of a change that changes nothing', async () => {
    const { body: made } = await create({ categoryId: null, amount: '400.00' });
    expect((await change(made.id, { amount: '400', carryOver: false })).body).toEqual(made);
    expect(await eventTypes()).toEqual(['budget.created']);
  });

  it('is changed only as it was seen', async () => {
    const { body: made } = await create({ categoryId: null, amount: '400.00' });
    const path = `${person.ledger}/budgets/${made.id}`;
    const stale = { headers: { 'if-match': '"7"' } };
    expect((await person.send('PATCH', path, { ...stale, body: { amount: '1.00' } })).status).toBe(412);
    expect((await person.send('DELETE', path, stale)).status).toBe(412);
    expect(await items()).toEqual([made]);
    expect((await person.send('DELETE', path, { headers: { 'if-match': '"1"' } })).status).toBe(204);
  });

  it('comes back as it was, for a day', async () => {
    const { body: made } = await create({ categoryId: food, amount: '400.00', carryOver: true });
    await remove(made.id);
    expect(await items()).toEqual([]);
    expect((await remove(made.id)).status).toBe(404);
    expect((await change(made.id, { amount: '1.00' })).status).toBe(404);
    expect(await restore(made.id)).toMatchObject({ status: 200, body: { ...made, version: 3 } });
    expect(await restore(made.id)).toMatchObject({ status: 200, body: { version: 3 } });
    expect(await eventTypes()).toEqual(['budget.created', 'budget.deleted', 'budget.restored']);
    await remove(made.id);
    api.clock.set('2026-11-25T18:00:01Z');
    expect((await restore(made.id)).status).toBe(404);
  });

  it('does not come back beside another one', async () => {
    const { body: made } = await create({ categoryId: null, amount: '400.00' });
    await remove(made.id);
    expect((await create({ categoryId: null, amount: '500.00' })).status).toBe(201);
    expect(await restore(made.id)).toMatchObject({ status: 409, body: { code: 'budget_exists' } });
  });

  it('is not to be found by whoever is in another ledger, and only looked at by a viewer', async () => {
    const { body: made } = await create({ categoryId: food, amount: '400.00' });
    const stranger = await api.client().register();
    for (const ledger of [person.ledger, stranger.ledger]) {
      const path = `${ledger}/budgets/${made.id}`;
      expect((await stranger.send('PATCH', path, { body: { amount: '1.00' } })).status).toBe(404);
      expect((await stranger.send('DELETE', path)).status).toBe(404);
      expect((await stranger.post(`${path}/restore`)).status).toBe(404);
    }
    await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      person.user.ledgers[0]?.id,
      stranger.user.id,
    ]);
    const path = `${person.ledger}/budgets`;
    expect((await stranger.get<BudgetList>(path)).body.items).toEqual([made]);
    expect((await stranger.post(path, { categoryId: null, amount: '1.00' })).status).toBe(403);
    expect((await stranger.send('PATCH', `${path}/${made.id}`, { body: { amount: '1.00' } })).status).toBe(403);
    expect((await stranger.send('DELETE', `${path}/${made.id}`)).status).toBe(403);
  });

  it('goes with its ledger', async () => {
    await create({ categoryId: food, amount: '400.00' });
    const ledgerId = person.user.ledgers[0]?.id;
    expect((await person.send('DELETE', '/api/me', { body: { password: 'correct horse battery' } })).status).toBe(204);
    const left = await api.database.query(
      'SELECT 1 FROM budgets WHERE ledger_id = $1 UNION ALL SELECT 1 FROM budget_amounts WHERE ledger_id = $1',
      [ledgerId],
    );
    expect(left).toEqual([]);
  });

  it.each([
    [{ categoryId: undefined }, 'categoryId'],
    [{ categoryId: 'Food' }, 'categoryId'],
    [{ amount: 400 }, 'amount'],
    [{ amount: '-1.00' }, 'amount'],
    [{ amount: '1.001' }, 'amount'],
    [{ amount: 'many' }, 'amount'],
    [{ amount: '1000000000000.00' }, 'amount'],
    [{ amount: null }, 'amount'],
    [{ carryOver: 'yes' }, 'carryOver'],
    [{ carryOver: null }, 'carryOver'],
    [{ currency: 'USD' }, 'currency'],
  ])('is refused with %j', async (wrong, field) => {
    expect(await create({ categoryId: null, amount: '1.00', ...wrong })).toMatchObject({
      status: 400,
      body: { errors: [{ field }] },
    });
  });

  it.each(['2026', '2026-13', '2026-1', '0000-01', '2026-11-01', 'x'])('is listed for no month %s', async (month) => {
    expect(await list(month)).toMatchObject({ status: 400, body: { errors: [{ field: 'month' }] } });
  });
});

const create = (body: object): Promise<Answer<Budget>> => person.post<Budget>(`${person.ledger}/budgets`, body);
const change = (id: string, body: object): Promise<Answer<Budget>> =>
  person.send<Budget>('PATCH', `${person.ledger}/budgets/${id}`, { body });
const remove = (id: string) => person.send('DELETE', `${person.ledger}/budgets/${id}`);
const restore = (id: string) => person.post<Budget>(`${person.ledger}/budgets/${id}/restore`);
const list = (month?: string) => person.get<BudgetList>(`${person.ledger}/budgets${month ? `?month=${month}` : ''}`);
const items = async (month?: string) => (await list(month)).body.items;

/** Sessions end when they are not used for long. */
async function signInAt(instant: string): Promise<void> {
  api.clock.set(instant);
  await person.post('/api/auth/login', { email: person.user.email, password: 'correct horse battery' });
}

async function eventTypes(): Promise<string[]> {
  const rows: { type: string }[] = await api.database.query(
    `SELECT type FROM outbox WHERE ledger_id = $1 AND type LIKE 'budget.%' ORDER BY sequence`,
    [person.user.ledgers[0]?.id],
  );
  return rows.map(({ type }) => type);
}
