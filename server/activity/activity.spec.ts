import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { ActivityPage } from './activity.dto.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

describe('activities', () => {
  it('tell of a registration, a category and an expense, each once, the latest first', async () => {
    const person = await api.client().register();
    tick();
    await person.post(`${person.ledger}/categories`, { name: 'Pets' });
    tick();
    const { body: expense } = await person.record({ title: 'Dog food', categoryId: await person.categoryId('Pets') });
    const items = await eventually(async () => {
      const found = await besideMails(person);
      expect(found).toHaveLength(4);
      return found;
    });
    expect(items.map(({ type }) => type).slice(0, 2)).toEqual(['expense.created', 'category.created']);
    expect(
      items
        .map(({ type }) => type)
        .slice(2)
        .sort(),
    ).toEqual(['session.opened', 'user.registered']);
    expect(items[0]).toEqual({
      id: expect.any(String),
      type: 'expense.created',
      occurredAt: api.clock.now().toISOString(),
      ledgerId: person.user.ledgers[0]?.id,
      device: null,
      ip: null,
      data: {
        expense: {
          id: expense.id,
          title: 'Dog food',
          amount: '12.34',
          currency: 'USD',
          spentOn: '2026-11-23',
          categoryId: expense.category.id,
          categoryName: 'Pets',
          note: '',
        },
      },
    });
  });

  it('name the device and the address of a session', async () => {
    const person = await api.client().register();
    await person.send('POST', '/api/auth/login', {
      body: { email: person.user.email, password: 'correct horse battery' },
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
    });
    await eventually(async () => {
      const { items } = await activities(person, 'type=session.opened');
      expect(items).toContainEqual(expect.objectContaining({ device: 'Firefox on Linux', ip: '127.0.0.1' }));
    });
  });

  it('are those of the user and of the ledgers they may read, nobody else’s', async () => {
    const [person, stranger] = [await api.client().register(), await api.client().register()];
    await person.record({ title: 'canary' });
    await eventually(async () => expect(await besideMails(person)).toHaveLength(3));
    await stranger.record({ title: 'other' });
    await eventually(async () => expect(await besideMails(stranger)).toHaveLength(3));
    expect(JSON.stringify(await activities(stranger))).not.toContain('canary');

    const ledgerId = person.user.ledgers[0]?.id;
    await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      ledgerId,
      stranger.user.id,
    ]);
    const shared = await besideMails(stranger);
    expect(shared).toHaveLength(4);
    expect(shared.filter(({ ledgerId: id }) => id === ledgerId).map(({ type }) => type)).toEqual(['expense.created']);
  });

  it('come in pages', async () => {
    const person = await api.client().register();
    const categoryId = await person.categoryId();
    for (let count = 0; count < 5; count += 1) await person.record({ categoryId });
    await eventually(async () => expect((await activities(person, 'type=expense.created')).total).toBe(5));
    const pages = await Promise.all(
      [1, 2, 3].map((page) => activities(person, `type=expense.created&pageSize=2&page=${page}`)),
    );
    expect(pages.map(({ items }) => items.length)).toEqual([2, 2, 1]);
    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(5);
  });

  it.each([
    ['type', 'type=DROP%20TABLE'],
    ['page', 'page=0'],
  ])('refuse a wrong %s', async (field, query) => {
    const person = await api.client().register();
    const { status, body } = await person.get(`/api/activity?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field }] });
  });
});

async function activities(person: TestClient, query = ''): Promise<ActivityPage> {
  return (await person.get<ActivityPage>(`/api/activity?${query}`)).body;
}

/** Those that do not tell of mails, which are sent in their own time. */
async function besideMails(person: TestClient): Promise<ActivityPage['items']> {
  return (await activities(person)).items.filter(({ type }) => !type.startsWith('email.'));
}

function tick(): void {
  api.clock.set(new Date(api.clock.now().getTime() + 1_000).toISOString());
}
