import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { ExpensePage } from './expense.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

describe('recording an expense', () => {
  it('returns what was stored, with its category', async () => {
    const categoryId = await person.categoryId('Travel');
    const { status, body } = await person.record({
      categoryId,
      title: '  Café ☕ ',
      amount: '12.5',
      note: 'two\nlines',
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      spentOn: '2026-11-23',
      title: 'Café ☕',
      amount: '12.50',
      currency: 'USD',
      category: { id: categoryId, name: 'Travel', color: '#0c8599', icon: 'airplane' },
      note: 'two\nlines',
      receipts: [],
      createdAt: '2026-11-24T18:00:00.000Z',
      updatedAt: '2026-11-24T18:00:00.000Z',
      version: 1,
    });
  });

  it('makes one expense of twenty equal requests, and gives all of them the same answer', async () => {
    const id = randomUUID();
    const categoryId = await person.categoryId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => person.record({ id, categoryId })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await list()).toMatchObject({ total: 1, totalAmount: '12.34' });
    const [{ count }] = await api.database.query(
      `SELECT count(*)::int AS count FROM outbox WHERE data->'expense'->>'id' = $1`,
      [id],
    );
    expect(count).toBe(1);
  });

  it('lets two ledgers use the same id', async () => {
    const id = randomUUID();
    const other = await api.client().register();
    expect((await person.record({ id, title: 'mine' })).body.title).toBe('mine');
    expect((await other.record({ id, title: 'theirs' })).body.title).toBe('theirs');
  });

  it.each(['🍕', 'Ünïcödé', '日本語', "Robert'); DROP TABLE expenses;--", '<script>alert(1)</script>'])(
    'takes the title %j as it is',
    async (title) => {
      expect((await person.record({ title })).body.title).toBe(title);
    },
  );

  it('takes today in the user’s zone, while UTC is already at tomorrow, and not a day more', async () => {
    api.clock.set('2026-11-25T02:00:00Z');
    expect((await person.record({ spentOn: '2026-11-24' })).status).toBe(201);
    const { status, body } = await person.record({ spentOn: '2026-11-25' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'spentOn', message: 'must not be after today, 2026-11-24' }] });
    const east = await api.client().register({ timeZone: 'Pacific/Kiritimati' });
    expect((await east.record({ spentOn: '2026-11-25' })).status).toBe(201);
    api.clock.set('2026-11-24T18:00:00Z');
  });

  it.each([
    ['amount', { amount: '0' }],
    ['amount', { amount: '1.005' }],
    ['amount', { amount: '1e3' }],
    ['amount', { amount: '-0' }],
    ['amount', { amount: 'abc' }],
    ['amount', { amount: '99999999999999999999' }],
    ['amount', { amount: 12.34 }],
    ['amount', { amount: undefined }],
    ['spentOn', { spentOn: '2026-11-25' }],
    ['spentOn', { spentOn: '2026-02-30' }],
    ['spentOn', { spentOn: '2026-11-23T10:00:00Z' }],
    ['title', { title: '' }],
    ['title', { title: '   ' }],
    ['title', { title: 'x'.repeat(10_000) }],
    ['title', { title: 'a\nb' }],
    ['title', { title: 'a\u0000b' }],
    ['title', { title: '\ud800' }],
    ['title', { title: ['a'] }],
    ['note', { note: 'x'.repeat(2_001) }],
    ['categoryId', { categoryId: 'food' }],
    ['categoryId', { categoryId: randomUUID() }],
    ['currency', { currency: 'EUR' }],
    ['id', { id: 'not-a-uuid' }],
    ...['id', 'spentOn', 'title', 'amount', 'note', 'currency'].map((field) => [field, { [field]: null }] as const),
    ['userId', { userId: 1 }],
    ['version', { version: 7 }],
  ])('refuses a wrong %s (%j) by its name and changes nothing', async (field, change) => {
    const categoryId = await person.categoryId();
    const before = await stateOfEverything();
    const { status, body } = await person.record({ categoryId, ...change } as never);
    expect([400, 422]).toContain(status);
    expect(body).toMatchObject({ status, errors: [{ field, message: expect.any(String) }] });
    expect(await stateOfEverything()).toEqual(before);
  });

  it("refuses another ledger's category", async () => {
    const other = await api.client().register();
    const categoryId = await other.categoryId();
    const before = await stateOfEverything();
    const { status, body } = await person.record({ categoryId });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: 'categoryId', message: 'is not a category of this ledger' }] });
    expect(await stateOfEverything()).toEqual(before);
  });

  it('refuses an archived category', async () => {
    const categoryId = await person.categoryId();
    await api.database.query('UPDATE categories SET archived_at = now() WHERE id = $1', [categoryId]);
    const before = await stateOfEverything();
    const { status, body } = await person.record({ categoryId });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: 'categoryId', message: expect.stringContaining('is archived') }] });
    expect(await stateOfEverything()).toEqual(before);
  });

  it.each([
    ['not JSON', '{"title":', 400],
    ['an array', '[]', 400],
    ['1 MB of JSON', JSON.stringify({ title: 'x'.repeat(1_000_000) }), 413],
  ])('refuses a body that is %s', async (_, body, status) => {
    const before = await stateOfEverything();
    const answer = await person.send('POST', `${person.ledger}/expenses`, { body });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      errors: expect.arrayContaining([{ field: expect.any(String), message: expect.any(String) }]),
    });
    expect(await stateOfEverything()).toEqual(before);
  });
});

describe('the list of expenses', () => {
  const recorded = [
    { title: 'banana', amount: '3.00', spentOn: '2026-11-20', category: 'Food' },
    { title: 'Äpfel', amount: '-2.00', spentOn: '2026-11-22', category: 'Shopping' },
    { title: 'apple', amount: '10.00', spentOn: '2026-11-21', category: 'Food' },
    { title: 'Zug', amount: '3.00', spentOn: '2026-11-22', category: 'Transport' },
  ];

  beforeEach(async () => {
    for (const { category, ...expense } of recorded) {
      api.clock.set(new Date(api.clock.now().getTime() + 1_000).toISOString());
      await person.record({ ...expense, categoryId: await person.categoryId(category) });
    }
  });

  it.each([
    ['', ['Zug', 'Äpfel', 'apple', 'banana']],
    ['spentOn', ['banana', 'apple', 'Äpfel', 'Zug']],
    ['title', ['Äpfel', 'apple', 'banana', 'Zug']],
    ['-title', ['Zug', 'banana', 'apple', 'Äpfel']],
    ['category', ['apple', 'banana', 'Äpfel', 'Zug']],
    ['-category', ['Zug', 'Äpfel', 'apple', 'banana']],
  ])('sorted by %j', async (sort, titles) => {
    const { items } = await list(sort ? `?sort=${sort}` : '');
    expect(items.map(({ title }) => title)).toEqual(titles);
  });

  it('sorted by amount keeps one order of equal amounts, both ways', async () => {
    const up = (await list('?sort=amount')).items.map(({ title }) => title);
    const down = (await list('?sort=-amount')).items.map(({ title }) => title);
    expect([up[0], up[3]]).toEqual(['Äpfel', 'apple']);
    expect(down).toEqual([...up].reverse());
  });

  it.each(['spentOn', '-spentOn', 'title', '-title', 'category', '-category', 'amount', '-amount'])(
    'shows each expense once when paged by %s',
    async (sort) => {
      const pages = await Promise.all([1, 2, 3, 4].map((page) => list(`?sort=${sort}&pageSize=1&page=${page}`)));
      const whole = await list(`?sort=${sort}`);
      expect(pages.flatMap(({ items }) => items)).toEqual(whole.items);
    },
  );

  it('tells the totals of all pages, on a page past the end too', async () => {
    expect(await list('?pageSize=2')).toMatchObject({
      page: 1,
      pageSize: 2,
      total: 4,
      totalAmount: '14.00',
      currency: 'USD',
    });
    expect(await list('?page=9')).toEqual({
      items: [],
      page: 9,
      pageSize: 25,
      total: 4,
      totalAmount: '14.00',
      currency: 'USD',
    });
  });

  it.each([
    ['sort', 'sort=password'],
    ['sort', 'sort=spentOn;drop'],
    ['page', 'page=0'],
    ['page', 'page=1000000000'],
    ['page', 'page=abc'],
    ['page', 'page=1.5'],
    ['pageSize', 'pageSize=101'],
    ['pageSize', 'pageSize=0'],
    ['ledgerId', 'ledgerId=1'],
  ])('refuses a wrong %s: ?%s', async (field, query) => {
    const { status, body } = await person.get(`${person.ledger}/expenses?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field }] });
  });

  it('is empty for a new ledger', async () => {
    person = await api.client().register();
    expect(await list()).toEqual({ items: [], page: 1, pageSize: 25, total: 0, totalAmount: '0.00', currency: 'USD' });
  });
});

describe("another person's ledger", () => {
  it.each(['expenses', 'categories', 'reports/bubbles', 'reports/by-category'])('has no %s for me', async (path) => {
    const other = await api.client().register();
    await other.record({ title: 'canary' });
    const { status, body } = await person.get(`${other.ledger}/${path}`);
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toContain('canary');
    expect((await api.client().get(`${other.ledger}/${path}`)).status).toBe(401);
    expect((await person.get(`/api/ledgers/not-a-uuid/${path}`)).status).toBe(404);
  });

  it('takes no changes from me, nor from somebody who may only look', async () => {
    const other = await api.client().register();
    const body = { spentOn: '2026-11-23', title: 'x', amount: '1', categoryId: await other.categoryId() };
    expect((await person.post(`${other.ledger}/expenses`, body)).status).toBe(404);
    const ledgerId = other.ledger.split('/').at(-1);
    await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      ledgerId,
      person.user.id,
    ]);
    expect((await person.get(`${other.ledger}/expenses`)).status).toBe(200);
    expect((await person.post(`${other.ledger}/expenses`, body)).status).toBe(403);
    expect((await other.get(`${other.ledger}/expenses`)).body).toMatchObject({ total: 0 });
  });
});

async function list(query = ''): Promise<ExpensePage> {
  return (await person.get<ExpensePage>(`${person.ledger}/expenses${query}`)).body;
}

async function stateOfEverything(): Promise<unknown> {
  return api.database.query(
    `SELECT (SELECT count(*) FROM expenses) AS expenses, (SELECT count(*) FROM outbox WHERE ledger_id IS NOT NULL) AS events,
            (SELECT sum(version) FROM ledgers) AS versions`,
  );
}
