import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Category, CategoryList } from '../category/category.dto.js';
import { TestApi } from '../testing/test-api.js';
import type { Answer, TestClient } from '../testing/test-client.js';

interface ExpenseRow {
  categoryId: string;
  version: number;
  isDeleted: boolean;
}

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

describe('a merge', () => {
  it('moves expenses, live and deleted, as new versions, and removes the category', async () => {
    await person.record({ categoryId: travel });
    await person.record({ categoryId: food });
    await trash((await person.record({ categoryId: food })).body.id);
    api.clock.set('2026-11-24T18:00:05Z');
    const { status, body } = await merge(food, travel);
    expect([status, body]).toMatchObject([200, { id: travel, name: 'Travel', expenseCount: 2 }]);
    expect(await rows()).toEqual([
      { categoryId: travel, version: 1, isDeleted: false },
      { categoryId: travel, version: 2, isDeleted: false },
      { categoryId: travel, version: 3, isDeleted: true },
    ]);
    expect((await list()).map(({ id }) => id)).not.toContain(food);
    const { body: page } = await person.get<{ items: { updatedAt: string }[] }>(`${person.ledger}/expenses`);
    expect(page.items.map(({ updatedAt }) => updatedAt)).toContain('2026-11-24T18:00:05.000Z');
  });

  it('is one event, with the number of expenses', async () => {
    for (let count = 0; count < 3; count += 1) await person.record({ categoryId: food });
    await merge(food, travel);
    expect(await events(1)).toEqual([
      {
        type: 'category.merged',
        data: {
          category: expect.objectContaining({ id: food, name: 'Food' }),
          into: expect.objectContaining({ id: travel, name: 'Travel' }),
          movedCount: 3,
        },
      },
    ]);
  });

  it('is seen by whoever edits one of the expenses next', async () => {
    const { body: expense } = await person.record({ categoryId: food });
    await merge(food, travel);
    const path = `${person.ledger}/expenses/${expense.id}`;
    const edit = (version: number) =>
      person.send('PATCH', path, { body: { title: 'Dinner' }, headers: { 'if-match': `"${version}"` } });
    expect((await edit(1)).status).toBe(412);
    expect((await edit(2)).status).toBe(200);
    expect(await events(1)).toMatchObject([
      { type: 'expense.updated', data: { before: { categoryName: 'Travel' }, after: { categoryName: 'Travel' } } },
    ]);
  });

  it('has those below the category stand below the other one', async () => {
    await add('Groceries', food);
    await merge(food, travel);
    expect(await tree()).toContain('Travel > Groceries');
  });

  it('into a category that stands below another has them at the top, as there is one level', async () => {
    await add('Groceries', food);
    const { body: trains } = await add('Trains', travel);
    await merge(food, trains.id);
    expect(await tree()).toEqual(expect.arrayContaining(['Groceries', 'Travel > Trains']));
  });

  it('into one that stands below it puts that one in its place', async () => {
    const { body: groceries } = await add('Groceries', food);
    await add('Drinks', food);
    await merge(food, groceries.id);
    expect(await tree()).toEqual(expect.arrayContaining(['Groceries', 'Groceries > Drinks']));
  });

  it('rewrites the saved filters that name it', async () => {
    const other = await person.categoryId('Other');
    await save('both', { categoryId: [food, other, travel] });
    await save('alone', { categoryId: [food], q: 'x' });
    await save('none', { period: 'current-month' });
    await merge(food, travel);
    expect(await filters()).toEqual([
      { q: 'x', categoryId: [travel] },
      { categoryId: [travel, other] },
      { period: 'current-month' },
    ]);
  });

  it('is refused into itself, into what is no category here, and into one that is put away', async () => {
    const foreign = await (await api.client().register()).categoryId('Food');
    await person.send('PATCH', `${person.ledger}/categories/${travel}`, { body: { isArchived: true } });
    for (const into of [food, foreign, travel])
      expect(await merge(food, into)).toMatchObject({ status: 422, body: { errors: [{ field: 'into' }] } });
    for (const into of ['Food', null, undefined])
      expect(await merge(food, into)).toMatchObject({ status: 400, body: { errors: [{ field: 'into' }] } });
    expect((await merge(foreign, food)).status).toBe(404);
    expect(await list()).toHaveLength(9);
  });

  it('tidies up among categories that are put away', async () => {
    for (const id of [food, travel])
      await person.send('PATCH', `${person.ledger}/categories/${id}`, { body: { isArchived: true } });
    expect((await merge(food, travel)).body.isArchived).toBe(true);
  });
});

describe('a deletion', () => {
  it('of a category without expenses is done at once; those below it go to the top', async () => {
    await add('Groceries', food);
    expect((await remove(food)).status).toBe(204);
    expect(await tree()).toContain('Groceries');
    expect(await events(1)).toMatchObject([
      { type: 'category.deleted', data: { category: { name: 'Food' }, movedTo: null, movedCount: 0 } },
    ]);
    expect((await remove(food)).status).toBe(404);
  });

  it.each(['live', 'deleted'])('of one with a %s expense asks where it belongs', async (state) => {
    const { body: expense } = await person.record({ categoryId: food });
    if (state === 'deleted') await trash(expense.id);
    expect(await remove(food)).toMatchObject({
      status: 409,
      body: { code: 'category_in_use', errors: [{ field: 'moveTo' }] },
    });
    expect((await remove(food, `?moveTo=${travel}`)).status).toBe(204);
    expect((await rows()).map(({ categoryId }) => categoryId)).toEqual([travel]);
    expect(await events(1)).toMatchObject([{ data: { movedTo: { name: 'Travel' }, movedCount: 1 } }]);
  });

  it('takes the answer in the body too', async () => {
    await person.record({ categoryId: food });
    const { status } = await person.send('DELETE', `${person.ledger}/categories/${food}`, { body: { moveTo: travel } });
    expect(status).toBe(204);
    expect((await rows()).map(({ categoryId }) => categoryId)).toEqual([travel]);
  });

  it('takes the category out of saved filters', async () => {
    await save('alone', { categoryId: [food] });
    await save('both', { categoryId: [food, travel] });
    await remove(food);
    expect(await filters()).toEqual([{}, { categoryId: [travel] }]);
  });

  it('is refused for a category to move to that is none', async () => {
    await person.record({ categoryId: food });
    const foreign = await (await api.client().register()).categoryId('Food');
    for (const id of [food, foreign])
      expect(await remove(food, `?moveTo=${id}`)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'moveTo' }] },
      });
    expect(await remove(food, '?moveTo=Food')).toMatchObject({ status: 400, body: { errors: [{ field: 'moveTo' }] } });
    expect((await rows()).map(({ categoryId }) => categoryId)).toEqual([food]);
  });

  it('of the last category that can be chosen is refused', async () => {
    const ids = (await list()).map(({ id }) => id);
    for (const id of ids.slice(2)) await remove(id);
    await person.send('PATCH', `${person.ledger}/categories/${ids[1]}`, { body: { isArchived: true } });
    expect(await remove(ids[0] as string)).toMatchObject({ status: 422, body: { errors: [{ field: 'id' }] } });
    expect((await remove(ids[1] as string)).status).toBe(204);
    expect((await remove(ids[0] as string)).status).toBe(422);
    expect(await list()).toHaveLength(1);
  });

  it('while expenses are recorded leaves none without a category', async () => {
    const id = (await add('Pets', null)).body.id;
    const recorded = Array.from({ length: 10 }, () => person.record({ categoryId: id }));
    const [removed, ...answers] = await Promise.all([remove(id), ...recorded]);
    expect([204, 409]).toContain(removed.status);
    for (const { status } of answers) expect([201, 422]).toContain(status);
    const made = answers.filter(({ status }) => status === 201).length;
    expect(await rows()).toHaveLength(made);
    const { body } = await person.get<{ total: number }>(`${person.ledger}/expenses`);
    expect(body.total).toBe(made);
  });
});

function ledgerId(): string {
  return person.user.ledgers[0]?.id as string;
}

function merge(id: string, into: unknown): Promise<Answer<Category>> {
  return person.post<Category>(`${person.ledger}/categories/${id}/merge`, { into });
}

function remove(id: string, query = ''): Promise<Answer<Record<string, unknown>>> {
  return person.send('DELETE', `${person.ledger}/categories/${id}${query}`);
}

function add(name: string, parentId: string | null): Promise<Answer<Category>> {
  return person.post<Category>(`${person.ledger}/categories`, { name, parentId });
}

async function save(name: string, filter: object): Promise<void> {
  const { status } = await person.post(`${person.ledger}/saved-filters`, { name, filter });
  expect(status).toBe(201);
}

async function filters(): Promise<object[]> {
  const { body } = await person.get<{ items: { filter: object }[] }>(`${person.ledger}/saved-filters`);
  return body.items.map(({ filter }) => filter);
}

async function list(): Promise<Category[]> {
  return (await person.get<CategoryList>(`${person.ledger}/categories`)).body.items;
}

/** "Food > Groceries" for a category that stands below another one. */
async function tree(): Promise<string[]> {
  const items = await list();
  const nameOf = (id: string | null) => items.find((item) => item.id === id)?.name;
  return items.map(({ name, parentId }) => (parentId ? `${nameOf(parentId)} > ${name}` : name));
}

async function rows(): Promise<ExpenseRow[]> {
  return api.database.query(
    `SELECT category_id AS "categoryId", version, deleted_at IS NOT NULL AS "isDeleted"
       FROM expenses WHERE ledger_id = $1 ORDER BY version`,
    [ledgerId()],
  );
}

async function events(count: number): Promise<{ type: string; data: object }[]> {
  return api.database.query(`SELECT type, data FROM outbox WHERE ledger_id = $1 ORDER BY id DESC LIMIT $2`, [
    ledgerId(),
    count,
  ]);
}

async function trash(expenseId: string): Promise<void> {
  await api.database.query(`UPDATE expenses SET deleted_at = now(), version = version + 1 WHERE id = $1`, [expenseId]);
  await api.database.query(`UPDATE ledgers SET version = version + 1 WHERE id = $1`, [ledgerId()]);
}
