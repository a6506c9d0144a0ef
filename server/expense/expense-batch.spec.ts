import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../database/unit-of-work.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { ChangedExpenses, RecategorizedExpenses } from './expense-changes.dto.js';
import type { Expense, ExpensePage } from './expense.dto.js';
import { ExpenseService } from './expense.service.js';

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
  food = await person.categoryId('Food');
  travel = await person.categoryId('Travel');
});

describe('changing the category of several expenses', () => {
  it('changes those that are as they were seen, and names the others', async () => {
    const [first, second, changed, deleted, same] = await recordSome(5);
    await person.send('PATCH', pathOf(changed), { body: { title: 'changed' } });
    await person.send('DELETE', pathOf(deleted));
    await person.send('PATCH', pathOf(same), { body: { categoryId: travel } });
    const other = await api.client().register();
    const { body: theirs } = await other.record({ title: 'canary' });
    const unknown = randomUUID();
    const { status, body } = await recategorize([
      { id: first, categoryId: travel, version: 1 },
      { id: unknown, categoryId: travel },
      { id: second, categoryId: travel },
      { id: changed, categoryId: travel, version: 1 },
      { id: deleted, categoryId: travel, version: 1 },
      { id: theirs.id, categoryId: travel },
      { id: same, categoryId: travel, version: 2 },
    ]);
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        { id: first, version: 2, previousCategoryId: food },
        { id: second, version: 2, previousCategoryId: food },
        { id: same, version: 2, previousCategoryId: travel },
      ],
      skipped: [unknown, changed, deleted, theirs.id],
    });
    expect((await read(first)).category.name).toBe('Travel');
    expect(await read(changed)).toMatchObject({ title: 'changed', version: 2, category: { name: 'Food' } });
    expect((await other.get<Expense>(`${other.ledger}/expenses/${theirs.id}`)).body).toEqual(theirs);
    const told = (await events()).slice(-2);
    expect(told.map(({ type, data }) => [type, data.expense.id])).toEqual([
      ['expense.updated', first],
      ['expense.updated', second],
    ]);
    expect(told[0]?.data).toMatchObject({ before: { categoryName: 'Food' }, after: { categoryName: 'Travel' } });
  });

  it('can be taken back with what it answered, also into a category that is archived by now', async () => {
    const ids = await recordSome(3);
    const before = await list();
    const { body } = await recategorize(ids.map((id) => ({ id, categoryId: travel })));
    await api.database.query('UPDATE categories SET archived_at = now() WHERE id = $1', [food]);
    const undo = await recategorize(
      body.items.map(({ id, version, previousCategoryId }) => ({ id, version, categoryId: previousCategoryId })),
    );
    expect(undo.body.skipped).toEqual([]);
    expect(withoutVersions(await list())).toEqual(withoutVersions(before));
  });

  it('changes none when a category belongs to another ledger', async () => {
    const [first, second] = await recordSome(2);
    const other = await api.client().register();
    const before = await stateOfEverything();
    const { status, body } = await recategorize([
      { id: first, categoryId: travel },
      { id: second, categoryId: await other.categoryId() },
    ]);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: 'items.1.categoryId' }] });
    expect(await stateOfEverything()).toEqual(before);
  });
});

describe('deleting and restoring several expenses', () => {
  it('deletes those that are as they were seen, and restores them as they were', async () => {
    const [first, second, changed] = await recordSome(3);
    await person.send('PATCH', pathOf(changed), { body: { title: 'changed' } });
    const before = await list();
    const unknown = randomUUID();
    const { status, body } = await remove([
      { id: first.toUpperCase(), version: 1 },
      { id: changed, version: 1 },
      { id: second },
      { id: unknown },
    ]);
    expect([status, body]).toEqual([200, { ids: [first, second], skipped: [changed, unknown] }]);
    expect(await list()).toMatchObject({ total: 1, items: [{ title: 'changed' }] });
    expect((await remove([{ id: first }])).body).toEqual({ ids: [], skipped: [first] });
    expect((await restore([second, changed, unknown, first])).body).toEqual({
      ids: [second, changed, first],
      skipped: [unknown],
    });
    expect(withoutVersions(await list())).toEqual(withoutVersions(before));
    expect((await read(first)).version).toBe(3);
    const changes = (await events()).slice(4).map(({ type, data }) => [type, data.expense.id]);
    expect(changes).toEqual([
      ['expense.deleted', first],
      ['expense.deleted', second],
      ['expense.restored', second],
      ['expense.restored', first],
    ]);
    expect((await restore([first, second])).body).toEqual({ ids: [first, second], skipped: [] });
    expect(await events()).toHaveLength(8);
  });
});

describe('five hundred at once', () => {
  it('are changed by one statement, each with one event', async () => {
    const ids = await recordMany(500);
    await countStatements();
    const changed = await recategorize(ids.map((id) => ({ id, version: 1, categoryId: food })));
    expect(changed.body.items).toHaveLength(500);
    expect((await remove(ids.map((id) => ({ id, version: 2 })))).body).toEqual({ ids, skipped: [] });
    expect(await list()).toMatchObject({ total: 0, totalAmount: '0.00' });
    expect((await restore(ids)).body).toEqual({ ids, skipped: [] });
    expect(await list()).toMatchObject({ total: 500, totalAmount: '500.00' });
    expect(await api.database.query(`SELECT last_value::int AS count FROM statements`)).toEqual([{ count: 3 }]);
    const told = (await events()).map(({ type, data }) => `${type} ${data.expense.id}`);
    expect(told).toHaveLength(1_500);
    expect(new Set(told).size).toBe(1_500);
  });

  it('are the most', async () => {
    const items = Array.from({ length: 501 }, () => ({ id: randomUUID() }));
    for (const answer of [await remove(items), await restore(items.map(({ id }) => id))]) {
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ errors: [{ message: 'must be at most 500 expenses' }] });
    }
  });
});

describe('a request about several expenses', () => {
  const [id, categoryId] = [randomUUID(), randomUUID()];

  it.each([
    ['PATCH', '', {}, 'items'],
    ['PATCH', '', { items: [] }, 'items'],
    ['PATCH', '', { items: null }, 'items'],
    ['PATCH', '', { items: 'all' }, 'items'],
    ['PATCH', '', { items: { id, categoryId } }, 'items'],
    ['PATCH', '', { items: [null] }, 'items.0'],
    ['PATCH', '', { items: ['x'] }, 'items.0'],
    ['PATCH', '', { items: [{ id }] }, 'items.0.categoryId'],
    ['PATCH', '', { items: [{ id, categoryId: null }] }, 'items.0.categoryId'],
    ['PATCH', '', { items: [{ id: 'x', categoryId }] }, 'items.0.id'],
    ['PATCH', '', { items: [{ id, categoryId, title: 'x' }] }, 'items.0.title'],
    ['PATCH', '', { items: [{ id, categoryId, version: 0 }] }, 'items.0.version'],
    ['PATCH', '', { items: [{ id, categoryId, version: '1' }] }, 'items.0.version'],
    ['PATCH', '', { items: [{ id, categoryId, version: null }] }, 'items.0.version'],
    ['PATCH', '', { items: [{ id, categoryId, version: 3_000_000_000 }] }, 'items.0.version'],
    ['PATCH', '', { items: [same(id), same(id.toUpperCase())].map((x) => ({ ...x, categoryId })) }, 'items'],
    ['POST', '/delete', { items: [same(id), same(id)] }, 'items'],
    ['POST', '/delete', { items: [{ id, categoryId }] }, 'items.0.categoryId'],
    ['POST', '/delete', { ids: [id] }, 'ids'],
    ['POST', '/restore', { ids: [] }, 'ids'],
    ['POST', '/restore', { ids: id }, 'ids'],
    ['POST', '/restore', { ids: [id, id.toUpperCase()] }, 'ids'],
    ['POST', '/restore', { ids: ['x'] }, 'ids'],
    ['POST', '/restore', { ids: [{ id }] }, 'ids'],
    ['POST', '/restore', { ids: [null] }, 'ids'],
  ])('is refused: %s %s %j', async (method, path, body, field) => {
    const before = await stateOfEverything();
    const answer = await person.send<{ errors: object[] }>(method, `${person.ledger}/expenses${path}`, { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual({ field, message: expect.stringMatching(/^(must|is) /) });
    expect(await stateOfEverything()).toEqual(before);
  });

  it('is refused for another ledger, and from somebody who may only look', async () => {
    const [expense] = await recordSome(1);
    const viewer = await api.client().register();
    const calls = [
      ['PATCH', '', { items: [{ id: expense, categoryId: travel }] }],
      ['POST', '/delete', { items: [{ id: expense }] }],
      ['POST', '/restore', { ids: [expense] }],
    ] as const;
    const before = await stateOfEverything();
    for (const status of [404, 403]) {
      for (const [method, path, body] of calls)
        expect((await viewer.send(method, `${person.ledger}/expenses${path}`, { body })).status).toBe(status);
      await api.database.query(
        `INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'viewer')
                                ON CONFLICT DO NOTHING`,
        [person.user.ledgers[0]?.id, viewer.user.id],
      );
    }
    expect(await stateOfEverything()).toEqual(before);
  });
});

function same(id: string): { id: string } {
  return { id };
}

const pathOf = (id: string) => `${person.ledger}/expenses/${id}`;
const read = async (id: string) => (await person.get<Expense>(pathOf(id))).body;
const list = async () => (await person.get<ExpensePage>(`${person.ledger}/expenses?sort=title`)).body;
const recategorize = (items: object[]) =>
  person.send<RecategorizedExpenses>('PATCH', `${person.ledger}/expenses`, { body: { items } });
const remove = (items: object[]) => person.post<ChangedExpenses>(`${person.ledger}/expenses/delete`, { items });
const restore = (ids: string[]) => person.post<ChangedExpenses>(`${person.ledger}/expenses/restore`, { ids });
const withoutVersions = ({ items, ...page }: ExpensePage) => ({
  ...page,
  items: items.map((item) => ({ ...item, version: 0 })),
});

async function recordSome(count: number): Promise<[string, string, string, string, string]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push((await person.record({ title: `expense ${index}`, categoryId: food })).body.id);
  return ids as [string, string, string, string, string];
}

async function recordMany(count: number): Promise<string[]> {
  const ledgerId = person.user.ledgers[0]?.id as string;
  const actor = { userId: person.user.id, sessionId: null, device: null, ip: null };
  const draft = { spentOn: '2026-11-23', title: 'Lunch', amountMinor: 100n, categoryId: travel, note: '' };
  await api.app.get(UnitOfWork).inLedger(actor, ledgerId, (tx) =>
    api.app.get(ExpenseService).recordMany(
      tx,
      actor,
      Array.from({ length: count }, () => draft),
    ),
  );
  const rows: { id: string }[] = await api.database.query('SELECT id FROM expenses WHERE ledger_id = $1', [ledgerId]);
  return rows.map(({ id }) => id);
}

/** From now on, those that change expenses. */
async function countStatements(): Promise<void> {
  await api.database.query(`CREATE SEQUENCE statements`);
  await api.database.query(
    `CREATE FUNCTION count_statement() RETURNS trigger LANGUAGE plpgsql
     AS $$ BEGIN PERFORM nextval('statements'); RETURN NULL; END $$`,
  );
  await api.database.query(
    `CREATE TRIGGER count_statement AFTER UPDATE ON expenses FOR EACH STATEMENT EXECUTE FUNCTION count_statement()`,
  );
}

interface ExpenseEvent {
  type: string;
  data: { expense: { id: string } };
}

async function events(): Promise<ExpenseEvent[]> {
  return api.database.query(
    `SELECT type, data FROM outbox WHERE ledger_id = $1 AND type LIKE 'expense.%' ORDER BY id`,
    [person.user.ledgers[0]?.id],
  );
}

async function stateOfEverything(): Promise<unknown> {
  return api.database.query(
    `SELECT (SELECT string_agg(e::text, ',' ORDER BY e.id) FROM expenses e) AS expenses,
            (SELECT count(*) FROM outbox WHERE ledger_id IS NOT NULL) AS events, (SELECT sum(version) FROM ledgers) AS versions`,
  );
}
