import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { statementsOf } from '../testing/statement-log.js';
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

describe('the list under a filter', () => {
  it('has the months and years of the caller’s zone', async () => {
    for (const spentOn of ['2025-12-31', '2026-01-01', '2026-10-31', '2026-11-01', '2026-11-24']) {
      await person.record({ spentOn, title: spentOn });
    }
    expect(await titles('period=current-month')).toEqual(['2026-11-24', '2026-11-01']);
    expect(await titles('period=previous-month')).toEqual(['2026-10-31']);
    expect(await titles('period=current-year&sort=spentOn')).toEqual([
      '2026-01-01',
      '2026-10-31',
      '2026-11-01',
      '2026-11-24',
    ]);
    expect(await titles('from=2026-10-31&to=2026-11-01')).toEqual(['2026-11-01', '2026-10-31']);
    expect(await titles('period=custom&to=2025-12-31')).toEqual(['2025-12-31']);
    // In UTC it is December already, in Los Angeles not yet.
    api.clock.set('2026-12-01T07:59:00Z');
    expect(await titles('period=previous-month')).toEqual(['2026-10-31']);
    api.clock.set('2026-12-01T08:01:00Z');
    expect(await titles('period=previous-month')).toEqual(['2026-11-24', '2026-11-01']);
    api.clock.set('2026-11-24T18:00:00Z');
  });

  it('has a category with those below it, and several', async () => {
    const food = await person.categoryId('Food');
    const { body: bread } = await person.post<{ id: string }>(`${person.ledger}/categories`, {
      name: 'Bread',
      parentId: food,
    });
    await person.record({ title: 'lunch', categoryId: food });
    await person.record({ title: 'loaf', categoryId: bread.id });
    await person.record({ title: 'flight', categoryId: await person.categoryId('Travel') });
    expect((await titles(`categoryId=${food}`)).sort()).toEqual(['loaf', 'lunch']);
    expect(await titles(`categoryId=${bread.id}`)).toEqual(['loaf']);
    expect((await titles(`categoryId=${bread.id}&categoryId=${await person.categoryId('Travel')}`)).sort()).toEqual([
      'flight',
      'loaf',
    ]);
  });

  it.each([
    ['cafe', ['Café Zoë ☕']],
    ['ZOË cafe', ['Café Zoë ☕']],
    ['☕', ['Café Zoë ☕']],
    ['%', ['100% _off_']],
    ['_', ['100% _off_']],
    ['\\', ['C:\\temp']],
    ['party', ['Balloons']],
    ['loon PARTY', ['Balloons']],
    ['日本', ['日本語']],
    ['\u200fשלום', ['\u200fשלום']],
    ["'; DROP TABLE expenses;--", []],
    ['cafe party', []],
  ])('finds %j', async (q, expected) => {
    for (const title of ['Café Zoë ☕', '100% _off_', 'C:\\temp', '日本語', '\u200fשלום'])
      await person.record({ title });
    await person.record({ title: 'Balloons', note: 'for the Pärty' });
    expect(await titles(`q=${encodeURIComponent(q)}`)).toEqual(expected);
  });

  it('finds the end of a title that grows when it is folded', async () => {
    await person.record({ title: `${'각'.repeat(190)} ending` });
    expect(await titles('q=ENDING')).toHaveLength(1);
  });

  it('adds up what it lets through, refunds included', async () => {
    for (const amount of ['-5.00', '0.01', '5.00', '5.01', '123.45']) await person.record({ amount, title: amount });
    expect(await page('minAmount=0&maxAmount=5.00')).toMatchObject({ total: 2, totalAmount: '5.01' });
    expect(await page('maxAmount=0')).toMatchObject({ total: 1, totalAmount: '-5.00' });
    expect(await page('minAmount=5.01&sort=amount&pageSize=1&page=2')).toMatchObject({
      total: 2,
      totalAmount: '128.46',
      items: [{ amount: '123.45' }],
    });
  });

  it('follows each change, and leaves out what is deleted', async () => {
    const { body } = await person.record({ title: 'coffee', amount: '2.00' });
    await api.database.query(`UPDATE expenses SET title = 'Tea', amount_minor = 300 WHERE id = $1`, [body.id]);
    await person.record({ title: 'coffee' });
    expect(await page('q=tea')).toMatchObject({ total: 1, totalAmount: '3.00' });
    await api.database.query(`UPDATE expenses SET deleted_at = now() WHERE id = $1`, [body.id]);
    await person.record({ title: 'coffee' });
    expect(await page('q=tea')).toMatchObject({ total: 0, totalAmount: '0.00', items: [] });
    expect(await page('')).toMatchObject({ total: 2, totalAmount: '24.68' });
  });

  it.each([
    [1, ''],
    [1, 'period=current-month&sort=category'],
    [1, 'from=2026-11-03&to=2026-11-23'],
    [2, 'hasReceipt=false&sort=title'],
    [2, 'q=lunch'],
    [2, 'minAmount=1&q=lunch&sort=-amount&period=current-year'],
  ])('is answered by %d statements: ?%s', async (count, query) => {
    await person.record();
    const statements = await statementsOf(api.database, () => page(query));
    expect(statements.filter(({ text }) => /\bexpense(s|_\w+)\b/.test(text))).toHaveLength(count);
  });
});

describe('a filter that is refused', () => {
  it.each([
    ['period', 'period=yesterday'],
    ['from', 'period=custom'],
    ['from', 'from=2026-02-30'],
    ['to', 'from=2026-11-02&to=2026-11-01'],
    ['to', 'period=all&to=2026-11-01'],
    ['categoryId', 'categoryId=food'],
    ['categoryId', `categoryId=${Array.from({ length: 201 }, () => 'x').join('&categoryId=')}`],
    ['q', `q=${'x'.repeat(201)}`],
    ['q', 'q=a%00b'],
    ['q', 'q=a&q=b'],
    ['minAmount', 'minAmount=1.005'],
    ['maxAmount', 'minAmount=2&maxAmount=1'],
    ['hasReceipt', 'hasReceipt=perhaps'],
  ])('names %s: ?%.40s', async (field, query) => {
    for (const path of ['expenses', 'reports/summary', 'reports/by-month']) {
      const { status, body } = await person.get(`${person.ledger}/${path}?${query}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field }] });
    }
  });

  it('tells nothing of another ledger’s category', async () => {
    const other = await api.client().register();
    const ids = [await other.categoryId(), randomUUID()];
    const answers = await Promise.all(ids.map((id) => person.get(`${person.ledger}/expenses?categoryId=${id}`)));
    for (const { status, body } of answers) {
      expect(status).toBe(422);
      expect(body).toMatchObject({ errors: [{ field: 'categoryId', message: 'is not a category of this ledger' }] });
    }
  });

  it('is a problem too when its address is longer than any server reads', async () => {
    const query = Array.from({ length: 10_000 }, () => `categoryId=${randomUUID()}`).join('&');
    const { status, headers, body } = await person.get(`${person.ledger}/expenses?${query}`);
    expect(status).toBe(431);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ code: 'headers_too_large' });
  });
});

async function page(query: string): Promise<ExpensePage> {
  const { status, body } = await person.get<ExpensePage>(`${person.ledger}/expenses?${query}`);
  expect(status).toBe(200);
  return body;
}

const titles = async (query: string) => (await page(query)).items.map(({ title }) => title);
