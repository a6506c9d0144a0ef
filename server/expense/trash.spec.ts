import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { Answer, TestClient } from '../testing/test-client.js';
import type { Trash } from './expense-changes.dto.js';
import type { Expense } from './expense.dto.js';
import { TrashService } from './trash.service.js';
import { TrashSweeper } from './trash-sweeper.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.set('2026-11-24T18:00:00Z');
  await api.database.query('DELETE FROM expenses');
  person = await api.client().register({ name: 'Ada' });
});

describe('deleting an expense', () => {
  it('takes it out of everything but the trash, and tells of it once', async () => {
    await person.record({ title: 'stays', amount: '1' });
    const { body: expense } = await person.record({ title: 'goes', amount: '2' });
    api.clock.set('2026-11-24T19:00:00Z');
    const { status, body } = await remove(expense.id);
    expect([status, body]).toEqual([204, '']);
    expect((await person.get(pathOf(expense.id))).status).toBe(404);
    expect(await read('expenses')).toMatchObject({ total: 1, totalAmount: '1.00', items: [{ title: 'stays' }] });
    expect(await read('reports/by-category')).toMatchObject({ items: [{ amount: '1.00' }] });
    expect(await trash()).toEqual({
      items: [
        {
          ...expense,
          updatedAt: '2026-11-24T19:00:00.000Z',
          version: 2,
          deletedAt: '2026-11-24T19:00:00.000Z',
          deletedBy: 'Ada',
        },
      ],
      page: 1,
      pageSize: 25,
      total: 1,
    });
    await eventually(async () => {
      const { body: page } = await person.get<{ total: number; items: object[] }>('/api/activity?type=expense.deleted');
      expect(page).toMatchObject({ total: 1, items: [{ data: { expense: { id: expense.id, title: 'goes' } } }] });
    });
  });

  it('happens once, and not to what was changed meanwhile', async () => {
    const { body: expense } = await person.record();
    expect((await remove(expense.id, { 'if-match': '"2"' })).status).toBe(412);
    expect((await remove(expense.id, { 'if-match': '2' })).status).toBe(400);
    expect((await trash()).total).toBe(0);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => remove(expense.id, { 'if-match': 'W/"1", "7"' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(9).fill(404)]);
    expect(await eventTypes()).toEqual(['expense.created', 'expense.deleted']);
  });
});

describe('restoring an expense', () => {
  it('gives back exactly what there was', async () => {
    await person.record({ title: 'stays', amount: '7.50', categoryId: await person.categoryId('Travel') });
    const { body: expense } = await person.record({
      title: 'Ünïcödé ☕',
      note: 'two\nlines',
      amount: '-3.20',
      spentOn: '2026-10-31',
      categoryId: await person.categoryId('Health'),
    });
    const before = await everythingShown();
    api.clock.set('2026-11-24T19:00:00Z');
    await remove(expense.id);
    expect(await everythingShown()).not.toEqual(before);
    const { status, body, headers } = await restore(expense.id);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"3"');
    expect(body).toEqual({ ...expense, version: 3, updatedAt: '2026-11-24T19:00:00.000Z' });
    expect(await everythingShown()).toEqual(before);
    expect(await trash()).toMatchObject({ items: [], total: 0 });
    expect(await eventTypes()).toEqual(['expense.created', 'expense.created', 'expense.deleted', 'expense.restored']);
  });

  it('twice, or ten times at once, is the same as once', async () => {
    const { body: expense } = await person.record();
    await remove(expense.id);
    const answers = await Promise.all(Array.from({ length: 10 }, () => restore(expense.id)));
    for (const { status, body } of answers) expect([status, body]).toEqual([200, { ...expense, version: 3 }]);
    expect((await restore(expense.id)).body.version).toBe(3);
    expect(await eventTypes()).toEqual(['expense.created', 'expense.deleted', 'expense.restored']);
  });

  it('finds nothing that never was, or belongs to somebody else', async () => {
    const other = await api.client().register();
    const { body: theirs } = await other.record({ title: 'canary' });
    await other.send('DELETE', `${other.ledger}/expenses/${theirs.id}`);
    for (const id of [theirs.id, randomUUID(), 'not-a-uuid']) expect((await restore(id)).status).toBe(404);
    expect((await person.post(`${other.ledger}/expenses/${theirs.id}/restore`)).status).toBe(404);
    expect((await person.get(`${other.ledger}/expenses/trash`)).status).toBe(404);
    expect(await trash()).toMatchObject({ total: 0 });
    expect(await other.get(`${other.ledger}/expenses/trash`)).toMatchObject({ body: { total: 1 } });
  });

  it('is not for somebody who may only look', async () => {
    const { body: expense } = await person.record();
    await remove(expense.id);
    const viewer = await api.client().register();
    await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      person.user.ledgers[0]?.id,
      viewer.user.id,
    ]);
    expect((await viewer.get(`${person.ledger}/expenses/trash`)).body).toMatchObject({ total: 1 });
    expect((await viewer.post(`${pathOf(expense.id)}/restore`)).status).toBe(403);
  });
});

describe('the trash', () => {
  it('shows the latest deleted first, in pages, and no more than there is', async () => {
    const categoryId = await person.categoryId();
    for (const title of ['first', 'second', 'third']) {
      const { body } = await person.record({ title, categoryId });
      api.clock.set(new Date(api.clock.now().getTime() + 1_000).toISOString());
      await remove(body.id);
    }
    expect((await trash()).items.map(({ title }) => title)).toEqual(['third', 'second', 'first']);
    const pages = await Promise.all([1, 2, 3].map((page) => trash(`?pageSize=1&page=${page}`)));
    expect(pages.map(({ items }) => items[0]?.title)).toEqual(['third', 'second', 'first']);
    expect(await trash('?page=9')).toEqual({ items: [], page: 9, pageSize: 25, total: 3 });
    expect((await person.get(`${person.ledger}/expenses/trash?page=0`)).status).toBe(400);
  });

  it('names who deleted it as they are called now, and nobody when they are gone', async () => {
    const { body: expense } = await person.record();
    const guest = await api.client().register({ name: 'Grace' });
    const ledgerId = person.user.ledgers[0]?.id;
    await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'editor')`, [
      ledgerId,
      guest.user.id,
    ]);
    await guest.send('DELETE', pathOf(expense.id));
    expect(await trash()).toMatchObject({ items: [{ deletedBy: 'Grace' }] });
    await guest.send('PATCH', '/api/me', { body: { name: 'Amazing Grace' } });
    expect(await trash()).toMatchObject({ items: [{ deletedBy: 'Amazing Grace' }] });
    expect((await guest.send('DELETE', '/api/me', { body: { password: 'correct horse battery' } })).status).toBe(204);
    expect(await trash()).toMatchObject({ items: [{ id: expense.id, deletedBy: null }] });
    expect((await restore(expense.id)).status).toBe(200);
  });

  it('still knows an id that is recorded again: it is made once', async () => {
    const id = randomUUID();
    const { body: expense } = await person.record({ id, title: 'first' });
    await remove(id);
    const again = await person.record({ id: id.toUpperCase(), title: 'second' });
    expect([again.status, again.body]).toEqual([201, { ...expense, version: 2 }]);
    expect(await read('expenses')).toMatchObject({ total: 0 });
    expect(await trash()).toMatchObject({ total: 1 });
  });

  it('keeps an expense for 30 days, then it is gone for good', async () => {
    const { body: old } = await person.record({ title: 'old' });
    const { body: young } = await person.record({ title: 'young' });
    await person.record({ title: 'live', spentOn: '2026-01-01' });
    await remove(old.id);
    api.clock.set('2026-11-24T18:00:01Z');
    await remove(young.id);
    const purge = () => api.app.get(TrashService).purgeExpired();
    api.clock.set('2026-12-24T18:00:00Z');
    expect(await purge()).toBe(0);
    api.clock.set('2026-12-24T18:00:01Z');
    expect((await Promise.all([purge(), purge()])).sort()).toEqual([0, 1]);
    api.clock.set('2026-11-24T18:00:02Z');
    expect(await trash()).toMatchObject({ total: 1, items: [{ title: 'young' }] });
    expect((await restore(old.id)).status).toBe(404);
    expect((await restore(young.id)).status).toBe(200);
    expect(await read('expenses')).toMatchObject({ total: 2 });
  });

  it('is emptied by the sweeper, from its start', async () => {
    await layInTrash(1);
    api.app.get(TrashSweeper).onApplicationBootstrap();
    await eventually(async () => expect(await trash()).toMatchObject({ total: 0 }));
  });

  it('is emptied in parts, of as much as there is', async () => {
    await layInTrash(2_500);
    const trashService = api.app.get(TrashService);
    const stopping = new AbortController();
    const purging = trashService.purgeExpired(stopping.signal);
    stopping.abort();
    const first = await purging;
    expect(first).toBe(1_000);
    expect(await trashService.purgeExpired(stopping.signal)).toBe(0);
    expect(await trashService.purgeExpired()).toBe(1_500);
    expect(await trash()).toMatchObject({ total: 0 });
  });
});

const pathOf = (id: string) => `${person.ledger}/expenses/${id}`;
const restore = (id: string) => person.send<Expense>('POST', `${pathOf(id)}/restore`);

function remove(id: string, headers: Record<string, string> = {}): Promise<Answer<unknown>> {
  return person.send('DELETE', pathOf(id), { headers });
}

/** For half a year. */
async function layInTrash(count: number): Promise<void> {
  await api.database.query(
    `INSERT INTO expenses (ledger_id, id, spent_on, title, amount_minor, currency, category_id, deleted_at)
       SELECT $1, gen_random_uuid(), '2026-01-01', 'old', 1, 'USD', $2, timestamptz '2026-06-01' FROM generate_series(1, $3)`,
    [person.user.ledgers[0]?.id, await person.categoryId(), count],
  );
}

async function trash(query = ''): Promise<Trash> {
  return (await person.get<Trash>(`${person.ledger}/expenses/trash${query}`)).body;
}

async function read(path: string): Promise<unknown> {
  return (await person.get(`${person.ledger}/${path}`)).body;
}

/** As lists and reports show it, without what every change moves. */
async function everythingShown(): Promise<string> {
  const paths = ['expenses', 'expenses?sort=title', 'reports/by-category', 'reports/bubbles', 'categories'];
  const answers = await Promise.all(paths.map(read));
  return JSON.stringify(answers, (key, value: unknown) => (['version', 'updatedAt'].includes(key) ? undefined : value));
}

async function eventTypes(): Promise<string[]> {
  const rows: { type: string }[] = await api.database.query(
    `SELECT type FROM outbox WHERE ledger_id = $1 AND type LIKE 'expense.%' ORDER BY id`,
    [person.user.ledgers[0]?.id],
  );
  return rows.map(({ type }) => type);
}
