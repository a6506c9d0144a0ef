import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { KnownTitles } from './suggestion.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

describe('a known title', () => {
  it('comes with its latest spelling, its latest category and how it was used', async () => {
    const [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    await person.record({ title: 'café milano', spentOn: '2026-11-20', amount: '4.50', categoryId: food });
    await person.record({ title: 'Cafe Milano', spentOn: '2026-11-22', amount: '4.50', categoryId: travel });
    await person.record({ title: 'CAFÉ Milano', spentOn: '2026-11-21', amount: '7.00', categoryId: food });
    expect(await titles('cafe')).toEqual([
      {
        title: 'Cafe Milano',
        amount: '4.50',
        category: { id: travel, name: 'Travel', color: expect.any(String), icon: expect.any(String) },
        count: 3,
        lastSpentOn: '2026-11-22',
      },
    ]);
    expect(await titles('CAFÉ M')).toHaveLength(1);
  });

  it('has no usual amount where the amounts vary', async () => {
    for (const amount of ['1.00', '2.00', '3.00']) await person.record({ title: 'Lunch', amount });
    expect(await titles('lunch')).toMatchObject([{ amount: null, count: 3 }]);
  });

  it('has the latest category that is not archived, and is left out when none is', async () => {
    const food = await person.categoryId('Food');
    await person.record({ title: 'Market', spentOn: '2026-11-20', categoryId: food });
    const { body: travel } = await person.record({
      title: 'Market',
      spentOn: '2026-11-22',
      categoryId: await person.categoryId('Travel'),
    });
    await archive(travel.category.id);
    expect(await titles('market')).toMatchObject([{ category: { id: food }, count: 2, lastSpentOn: '2026-11-22' }]);
    await archive(food);
    expect(await titles('market')).toEqual([]);
  });

  it('follows edits and deletions at once', async () => {
    const { body: expense } = await person.record({ title: 'Luhcn', amount: '9.00' });
    await person.record({ title: 'Lunch', amount: '9.00' });
    await person.send('PATCH', `${person.ledger}/expenses/${expense.id}`, { body: { title: 'Lunch' } });
    expect(await titles('lu')).toMatchObject([{ title: 'Lunch', count: 2, amount: '9.00' }]);
    await person.send('DELETE', `${person.ledger}/expenses/${expense.id}`);
    expect(await titles('lu')).toMatchObject([{ title: 'Lunch', count: 1, amount: null }]);
  });
});

describe('known titles', () => {
  it('that begin with the text come first, then words that do, then the others', async () => {
    for (const title of ['Big Joe', 'Joe', 'Banjoe', "Trader-Joe's"]) await person.record({ title });
    for (const title of ['Banjoe', 'Big Joe', 'Big Joe']) await person.record({ title });
    expect(await namesOf('joe')).toEqual(['Joe', 'Big Joe', "Trader-Joe's", 'Banjoe']);
  });

  it('are ordered by how often and how recently they were used', async () => {
    await record('Often long ago', ['2025-11-01', '2025-11-02', '2025-11-03']);
    await record('Once lately', ['2026-11-20']);
    await record('Often lately', ['2026-10-01', '2026-11-01', '2026-11-20']);
    await record('Often last month', ['2026-10-01', '2026-10-02', '2026-10-03']);
    const order = ['Often lately', 'Often last month', 'Once lately', 'Often long ago'];
    expect(await namesOf('')).toEqual(order);
    expect((await read('')).items).toEqual((await read(undefined)).items);
    expect(await namesOf('', 2)).toEqual(order.slice(0, 2));
  });

  it.each([
    ['100% juice', '%', '100% juice'],
    ['snake_case', '_', 'snake_case'],
    ['back\\slash', '\\', 'back\\slash'],
    [`O'Hara "Pub"`, `o'hara "`, `O'Hara "Pub"`],
    ["it's; DROP TABLE expenses --", "'s; drop", "it's; DROP TABLE expenses --"],
    ['Кофе Хаус', 'х', 'Кофе Хаус'],
    ['مقهى الصباح', 'الصب', 'مقهى الصباح'],
    ['全家便利商店', '便利商', '全家便利商店'],
    ['🍕 night', '🍕', '🍕 night'],
    ['ﬁre wood', 'fire', 'ﬁre wood'],
    ['Ångström', 'angstrom', 'Ångström'],
    ['ﷺ'.repeat(200), 'ﷺ'.repeat(200), 'ﷺ'.repeat(200)],
    ['x'.repeat(200), 'x'.repeat(200), 'x'.repeat(200)],
  ])('hold the text as it is: %s is found by %s', async (title, q, found) => {
    for (const each of [title, 'Something else']) await person.record({ title: each });
    expect(await namesOf(q)).toEqual([found]);
  });

  it('are those of this ledger alone, and a viewer sees them', async () => {
    await person.record({ title: 'Secret' });
    const other = await api.client().register();
    expect((await other.get<KnownTitles>(`${other.ledger}/suggestions/titles?q=secret`)).body).toEqual({ items: [] });
    await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      person.user.ledgers[0]?.id,
      other.user.id,
    ]);
    const { body } = await other.get<KnownTitles>(`${person.ledger}/suggestions/titles?q=secret`);
    expect(body.items).toMatchObject([{ title: 'Secret' }]);
  });

  it.each(['limit=0', 'limit=21', 'limit=x', `q=${'x'.repeat(201)}`, 'q=a%0Ab', 'page=1'])(
    'are refused with %s',
    async (query) => {
      const { status, body } = await person.get(`${person.ledger}/suggestions/titles?${query}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ errors: [{ field: query.split('=')[0] }] });
    },
  );
});

async function record(title: string, days: string[]): Promise<void> {
  for (const spentOn of days) await person.record({ title, spentOn });
}

async function archive(id: string): Promise<void> {
  const { status } = await person.send('PATCH', `${person.ledger}/categories/${id}`, { body: { isArchived: true } });
  expect(status).toBe(200);
}

async function read(q: string | undefined, limit = 8): Promise<KnownTitles> {
  const query = new URLSearchParams({ limit: String(limit), ...(q === undefined ? {} : { q }) });
  const { status, body } = await person.get<KnownTitles>(`${person.ledger}/suggestions/titles?${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

const titles = async (q: string) => (await read(q)).items;
const namesOf = async (q: string, limit?: number) => (await read(q, limit)).items.map(({ title }) => title);
