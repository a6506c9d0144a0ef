import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { Answer, TestClient } from '../testing/test-client.js';
import type { Category, CategoryList } from './category.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

describe('a new category', () => {
  it('comes last in the list, with a colour and an icon of its own', async () => {
    const { status, body } = await person.post(`${person.ledger}/categories`, { name: 'Pets' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Pets',
      color: expect.stringMatching(/^#[0-9a-f]{6}$/),
      icon: 'tag',
      parentId: null,
      isArchived: false,
      expenseCount: 0,
    });
    const { body: list } = await person.get<{ items: unknown[] }>(`${person.ledger}/categories`);
    expect(list.items.at(-1)).toEqual(body);
  });

  it('keeps the colour and icon that were chosen', async () => {
    const { body } = await person.post(`${person.ledger}/categories`, {
      name: 'Pets',
      color: '#ABCDEF',
      icon: 'heart',
    });
    expect(body).toMatchObject({ color: '#abcdef', icon: 'heart' });
  });

  it('has a name of its own in the ledger, whatever the case', async () => {
    const { status, body } = await person.post(`${person.ledger}/categories`, { name: 'fOOd' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'category_name_taken', errors: [{ field: 'name' }] });
    const other = await api.client().register();
    expect((await other.post(`${other.ledger}/categories`, { name: 'Pets' })).status).toBe(201);
  });

  it('takes what looks like HTML for the text it is', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const { status, body } = await person.post(`${person.ledger}/categories`, { name });
    expect([status, body['name']]).toEqual([201, name]);
  });

  it('may stand below a top category, and is listed behind it', async () => {
    const food = await person.categoryId('Food');
    const { status, body } = await add('Groceries', { parentId: food.toUpperCase() });
    expect([status, body.parentId]).toEqual([201, food]);
    expect((await list()).map(({ name }) => name).slice(0, 3)).toEqual(['Food', 'Groceries', 'Transport']);
    const below = await add('Cheese', { parentId: body.id });
    expect([below.status, below.body]).toMatchObject([422, { errors: [{ field: 'parentId' }] }]);
  });

  it('is refused when there are 500', async () => {
    await api.database.query(
      `INSERT INTO categories (ledger_id, id, name, color, icon, position)
       SELECT $1, gen_random_uuid(), 'more ' || n, '#1c7ed6', 'tag', n FROM generate_series(10, 500) n`,
      [ledgerId()],
    );
    const { status, body } = await add('Pets');
    expect([status, body]).toMatchObject([422, { errors: [{ message: expect.stringContaining('at most 500') }] }]);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ name: 'Pe\u0000ts' }, 'name'],
    [{ name: 'Pets\nand more' }, 'name'],
    [{ name: 7 }, 'name'],
    [{ name: 'Pets', color: 'red' }, 'color'],
    [{ name: 'Pets', color: '#12345' }, 'color'],
    [{ name: 'Pets', icon: '"><script>' }, 'icon'],
    [{ name: 'Pets', icon: '../x' }, 'icon'],
    [{ name: 'Pets', parentId: 'Food' }, 'parentId'],
    [{ name: null }, 'name'],
    [{ name: 'Pets', color: null }, 'color'],
    [{ name: 'Pets', icon: null }, 'icon'],
    [{ name: 'Pets', position: 0 }, 'position'],
  ])('is refused with %j', async (body, field) => {
    const answer = await person.post(`${person.ledger}/categories`, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ field }] });
  });
});

describe('the list', () => {
  it('counts the live expenses of each category, without those below it', async () => {
    const food = await person.categoryId('Food');
    const { body: groceries } = await add('Groceries', { parentId: food });
    for (const categoryId of [food, groceries.id, groceries.id]) await person.record({ categoryId });
    await person.record({ categoryId: food, spentOn: '2025-01-02' });
    await trash((await person.record({ categoryId: food })).body.id);
    const counts = (await list()).slice(0, 3).map(({ name, expenseCount }) => [name, expenseCount]);
    expect(counts).toEqual([
      ['Food', 2],
      ['Groceries', 2],
      ['Transport', 0],
    ]);
  });
});

describe('a change', () => {
  it('of name, colour and icon is told with what was before', async () => {
    const id = await person.categoryId('Food');
    const { status, body } = await change(id, { name: 'Eating', color: '#ABCDEF', icon: 'egg-fried' });
    expect([status, body]).toMatchObject([200, { id, name: 'Eating', color: '#abcdef', icon: 'egg-fried' }]);
    expect((await list())[0]).toEqual(body);
    expect(await lastEvent()).toMatchObject({
      type: 'category.updated',
      data: { before: { name: 'Food', icon: 'cup-hot' }, after: { name: 'Eating', icon: 'egg-fried', parentId: null } },
    });
  });

  it('that changes nothing is no event', async () => {
    const before = await lastEvent();
    expect((await change(await person.categoryId('Food'), { name: 'Food', parentId: null })).status).toBe(200);
    expect(await lastEvent()).toEqual(before);
  });

  it('may be of the case alone, but not to the name of another one', async () => {
    const id = await person.categoryId('Food');
    expect((await change(id, { name: 'FOOD' })).status).toBe(200);
    expect(await change(id, { name: 'transPORT' })).toMatchObject({
      status: 409,
      body: { code: 'category_name_taken', errors: [{ field: 'name' }] },
    });
  });

  it('to one name by two people at once succeeds once', async () => {
    const [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    const answers = await Promise.all([food, travel].map((id) => change(id, { name: 'Going out' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await list()).filter(({ name }) => name === 'Going out')).toHaveLength(1);
  });

  it('moves a category below another one and back to the top', async () => {
    const [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    expect((await change(travel, { parentId: food })).body.parentId).toBe(food);
    expect((await list()).map(({ name }) => name).slice(0, 2)).toEqual(['Food', 'Travel']);
    expect(await change(food, { parentId: await person.categoryId('Other') })).toMatchObject({ status: 422 });
    expect((await change(travel, { parentId: null })).body.parentId).toBeNull();
  });

  it('cannot put a category below one of another ledger', async () => {
    const other = await api.client().register();
    const answer = await change(await person.categoryId('Food'), { parentId: await other.categoryId('Food') });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'parentId' }] } });
  });

  it.each([
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ name: null }, 'name'],
    [{ color: 'red' }, 'color'],
    [{ color: null }, 'color'],
    [{ icon: '../x' }, 'icon'],
    [{ parentId: 'top' }, 'parentId'],
    [{ isArchived: 'yes' }, 'isArchived'],
    [{ isArchived: null }, 'isArchived'],
    [{ position: 3 }, 'position'],
  ])('is refused with %j', async (body, field) => {
    const answer = await change(await person.categoryId('Food'), body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('of what is another ledger’s, or no category, finds nothing', async () => {
    const other = await api.client().register();
    for (const id of [await other.categoryId('Food'), 'nonsense', '0199f6f1-7f3a-4c11-9a55-0d4b1d2c3e4f'])
      expect((await change(id, { name: 'Mine' })).status).toBe(404);
  });
});

describe('an archived category', () => {
  it('keeps its expenses and its place, and comes back', async () => {
    const id = await person.categoryId('Food');
    await person.record({ categoryId: id });
    expect((await change(id, { isArchived: true })).body).toMatchObject({ isArchived: true, expenseCount: 1 });
    expect(await lastEvent()).toMatchObject({
      type: 'category.archived',
      data: { category: { name: 'Food', isArchived: true }, others: [] },
    });
    const { body } = await person.get<{ items: { category: { name: string } }[] }>(`${person.ledger}/expenses`);
    expect(body.items[0]?.category.name).toBe('Food');
    expect((await change(id, { isArchived: false })).body.isArchived).toBe(false);
    expect(await lastEvent()).toMatchObject({ type: 'category.restored', data: { category: { isArchived: false } } });
  });

  it('takes those below it along, and brings back those alone', async () => {
    const food = await person.categoryId('Food');
    const { body: earlier } = await add('Earlier', { parentId: food });
    await add('Groceries', { parentId: food });
    await change(earlier.id, { isArchived: true });
    api.clock.set('2026-11-24T18:00:01Z');
    await change(food, { isArchived: true });
    expect(await archived()).toEqual(['Food', 'Earlier', 'Groceries']);
    await change(food, { isArchived: false });
    expect(await archived()).toEqual(['Earlier']);
    expect(await lastEvent()).toMatchObject({ data: { others: [{ name: 'Groceries' }] } });
  });

  it('brings the one above it back with it', async () => {
    const food = await person.categoryId('Food');
    const { body: groceries } = await add('Groceries', { parentId: food });
    await add('Drinks', { parentId: food });
    await change(food, { isArchived: true });
    await change(groceries.id, { isArchived: false });
    expect(await archived()).toEqual(['Drinks']);
  });

  it('takes no other one below it', async () => {
    const food = await person.categoryId('Food');
    await change(food, { isArchived: true });
    const answer = await change(await person.categoryId('Travel'), { parentId: food });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'parentId' }] } });
  });

  it('is never the last one: something must remain to be chosen', async () => {
    const categories = await list();
    for (const { id } of categories.slice(1)) expect((await change(id, { isArchived: true })).status).toBe(200);
    const answer = await change(categories[0]?.id as string, { isArchived: true });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'isArchived' }] } });
    expect((await list())[0]?.isArchived).toBe(false);
  });
});

it('goes with its ledger, whatever stands below it', async () => {
  const { body: groceries } = await add('Groceries', { parentId: await person.categoryId('Food') });
  await person.record({ categoryId: groceries.id });
  await person.post(`${person.ledger}/saved-filters`, { name: 'Mine', filter: { categoryId: [groceries.id] } });
  const { status } = await person.send('DELETE', '/api/me', { body: { password: 'correct horse battery' } });
  expect(status).toBe(204);
  for (const table of ['categories', 'saved_filters', 'expense_months'])
    expect(await api.database.query(`SELECT 1 FROM ${table} WHERE ledger_id = $1`, [ledgerId()])).toEqual([]);
});

describe('the order', () => {
  const put = (ids: unknown) =>
    person.send<CategoryList>('PUT', `${person.ledger}/categories/order`, { body: { ids } });

  it('is the one that was put', async () => {
    const before = (await list()).map(({ id }) => id);
    const after = [...before].reverse();
    const { status, body } = await put(after);
    expect([status, body.items.map(({ id }) => id)]).toEqual([200, after]);
    expect(await list()).toEqual(body.items);
    expect(await lastEvent()).toEqual({ type: 'category.reordered', data: { before, after } });
  });

  it('keeps those below a category behind it', async () => {
    const { body: groceries } = await add('Groceries', { parentId: await person.categoryId('Food') });
    const others = (await list()).map(({ id }) => id).filter((id) => id !== groceries.id);
    const { body } = await put([groceries.id, ...[...others].reverse()]);
    expect(body.items.slice(-2).map(({ name }) => name)).toEqual(['Food', 'Groceries']);
  });

  it('names every category of the ledger, and no other', async () => {
    const ids = (await list()).map(({ id }) => id);
    const foreign = await (await api.client().register()).categoryId('Food');
    for (const wrong of [ids.slice(1), [...ids.slice(1), foreign], [...ids, foreign], []])
      expect(await put(wrong)).toMatchObject({ status: 422, body: { errors: [{ field: 'ids' }] } });
    for (const wrong of ['all', null, [...ids, ids[0]], ['Food']])
      expect(await put(wrong)).toMatchObject({ status: 400, body: { errors: [{ field: 'ids' }] } });
  });
});

function ledgerId(): string {
  return person.user.ledgers[0]?.id as string;
}

function add(name: string, more: object = {}): Promise<Answer<Category>> {
  return person.post<Category>(`${person.ledger}/categories`, { name, ...more });
}

function change(id: string, body: object): Promise<Answer<Category>> {
  return person.send<Category>('PATCH', `${person.ledger}/categories/${id}`, { body });
}

async function list(): Promise<Category[]> {
  return (await person.get<CategoryList>(`${person.ledger}/categories`)).body.items;
}

async function archived(): Promise<string[]> {
  return (await list()).filter(({ isArchived }) => isArchived).map(({ name }) => name);
}

async function trash(expenseId: string): Promise<void> {
  await api.database.query(`UPDATE expenses SET deleted_at = now(), version = version + 1 WHERE id = $1`, [expenseId]);
  await api.database.query(`UPDATE ledgers SET version = version + 1 WHERE id = $1`, [ledgerId()]);
}

async function lastEvent(): Promise<{ type: string; data: object }> {
  const [event] = await api.database.query(
    `SELECT type, data FROM outbox WHERE ledger_id = $1 ORDER BY id DESC LIMIT 1`,
    [ledgerId()],
  );
  return event;
}
