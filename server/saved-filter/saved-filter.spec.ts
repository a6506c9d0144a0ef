import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { Answer, TestClient } from '../testing/test-client.js';
import type { SavedFilter, SavedFilters } from './saved-filter.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

describe('a saved filter', () => {
  it('holds every rule that a list takes, and is answered as it was saved', async () => {
    const food = await person.categoryId('Food');
    const filter = {
      period: 'custom',
      from: '2026-11-01',
      to: '2026-11-30',
      categoryId: [food],
      q: 'café <b>',
      minAmount: '10.00',
      maxAmount: '50.00',
      hasReceipt: false,
    };
    const { status, body } = await save({ name: '<i>Groceries</i>', filter });
    expect([status, body]).toEqual([201, { id: expect.any(String), name: '<i>Groceries</i>', filter }]);
    expect(await list()).toEqual([body]);
  });

  it('names its categories in one way, however they were written', async () => {
    const food = await person.categoryId('Food');
    const { body } = await save({ name: 'Food', filter: { categoryId: food.toUpperCase() } });
    expect(body.filter).toEqual({ categoryId: [food] });
  });

  it('is listed by name', async () => {
    for (const name of ['beer', 'Apples', 'Äpfel']) await save({ name, filter: {} });
    expect((await list()).map(({ name }) => name)).toEqual(['Äpfel', 'Apples', 'beer']);
  });

  it('has a name of its own among its maker’s, whatever the case', async () => {
    await save({ name: 'Mine', filter: {} });
    const taken = { status: 409, body: { code: 'filter_name_taken', errors: [{ field: 'name' }] } };
    expect(await save({ name: 'mINE', filter: {} })).toMatchObject(taken);
    const { body: second } = await save({ name: 'Second', filter: {} });
    expect(await change(second.id, { name: 'mine' })).toMatchObject(taken);
  });

  it('is changed in part and forgotten', async () => {
    const { body: saved } = await save({ name: 'Mine', filter: { q: 'tea' } });
    expect((await change(saved.id, { name: 'Ours' })).body).toEqual({ ...saved, name: 'Ours' });
    const { body } = await change(saved.id, { filter: { hasReceipt: true } });
    expect(body).toEqual({ id: saved.id, name: 'Ours', filter: { hasReceipt: true } });
    expect(await list()).toEqual([body]);
    expect((await remove(saved.id)).status).toBe(204);
    expect(await list()).toEqual([]);
    expect((await remove(saved.id)).status).toBe(404);
  });

  it('is its maker’s alone, also among those who share the ledger', async () => {
    const { body: saved } = await save({ name: 'A secret', filter: { q: 'present' } });
    const other = await join('editor');
    expect((await other.get<SavedFilters>(`${person.ledger}/saved-filters`)).body).toEqual({ items: [] });
    const path = `${person.ledger}/saved-filters/${saved.id}`;
    expect((await other.send('PATCH', path, { body: { name: 'Mine' } })).status).toBe(404);
    expect((await other.send('DELETE', path)).status).toBe(404);
    // Both may use one name.
    expect((await other.post(`${person.ledger}/saved-filters`, { name: 'A secret', filter: {} })).status).toBe(201);
    // Whoever may read the ledger sees its events.
    const events = await api.database.query(`SELECT data FROM outbox WHERE ledger_id = $1`, [ledgerId()]);
    expect(JSON.stringify(events)).toContain(saved.id);
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  it('cannot be saved by whoever may only look', async () => {
    const viewer = await join('viewer');
    expect((await viewer.post(`${person.ledger}/saved-filters`, { name: 'Mine', filter: {} })).status).toBe(403);
  });

  it('is one of fifty at most', async () => {
    await api.database.query(
      `INSERT INTO saved_filters (ledger_id, id, user_id, name, filter)
       SELECT $1, gen_random_uuid(), $2, 'filter ' || n, '{}' FROM generate_series(1, 49) n`,
      [ledgerId(), person.user.id],
    );
    expect((await save({ name: 'The fiftieth', filter: {} })).status).toBe(201);
    expect(await save({ name: 'One more', filter: {} })).toMatchObject({
      status: 422,
      body: { errors: [{ message: expect.stringContaining('at most 50') }] },
    });
  });

  it('knows no category of another ledger', async () => {
    const foreign = await (await api.client().register()).categoryId('Food');
    const refused = { status: 422, body: { errors: [{ field: 'filter.categoryId' }] } };
    expect(await save({ name: 'Theirs', filter: { categoryId: [foreign] } })).toMatchObject(refused);
    const { body: saved } = await save({ name: 'Mine', filter: {} });
    expect(await change(saved.id, { filter: { categoryId: [foreign] } })).toMatchObject(refused);
  });

  it('is removed with the membership of its maker', async () => {
    const other = await join('editor');
    await other.post(`${person.ledger}/saved-filters`, { name: 'Mine', filter: {} });
    await api.database.query(`DELETE FROM ledger_members WHERE user_id = $1 AND ledger_id = $2`, [
      other.user.id,
      ledgerId(),
    ]);
    expect(await api.database.query(`SELECT 1 FROM saved_filters WHERE ledger_id = $1`, [ledgerId()])).toEqual([]);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ name: null }, 'name'],
    [{ filter: null }, 'filter'],
    [{ filter: 'period=all' }, 'filter'],
    [{ filter: { period: 'yesterday' } }, 'filter.period'],
    [{ filter: { period: 'custom' } }, 'filter.from'],
    [{ filter: { period: 'custom', from: '2026-02-30' } }, 'filter.from'],
    [{ filter: { period: 'custom', from: '2026-03-02', to: '2026-03-01' } }, 'filter.to'],
    [{ filter: { categoryId: ['Food'] } }, 'filter.categoryId'],
    [{ filter: { q: 'a\u0000b' } }, 'filter.q'],
    [{ filter: { minAmount: 'ten' } }, 'filter.minAmount'],
    [{ filter: { minAmount: '2', maxAmount: '1' } }, 'filter.maxAmount'],
    [{ filter: { hasReceipt: 'maybe' } }, 'filter.hasReceipt'],
    [{ filter: { sort: '-amount' } }, 'filter.sort'],
    [{ color: '#1c7ed6' }, 'color'],
  ])('is refused with %j', async (wrong, field) => {
    const { body: saved } = await save({ name: 'Right', filter: {} });
    const refused = { status: 400, body: { errors: [{ field }] } };
    expect(await save({ name: 'Mine', filter: {}, ...wrong })).toMatchObject(refused);
    expect(await change(saved.id, wrong)).toMatchObject(refused);
    expect(await list()).toEqual([saved]);
  });
});

function ledgerId(): string {
  return person.user.ledgers[0]?.id as string;
}

function save(body: object): Promise<Answer<SavedFilter>> {
  return person.post<SavedFilter>(`${person.ledger}/saved-filters`, body);
}

function change(id: string, body: object): Promise<Answer<SavedFilter>> {
  return person.send<SavedFilter>('PATCH', `${person.ledger}/saved-filters/${id}`, { body });
}

function remove(id: string): Promise<Answer<unknown>> {
  return person.send('DELETE', `${person.ledger}/saved-filters/${id}`);
}

async function list(): Promise<SavedFilter[]> {
  return (await person.get<SavedFilters>(`${person.ledger}/saved-filters`)).body.items;
}

async function join(role: string): Promise<TestClient> {
  const client = await api.client().register();
  await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, $3)`, [
    ledgerId(),
    client.user.id,
    role,
  ]);
  return client;
}
