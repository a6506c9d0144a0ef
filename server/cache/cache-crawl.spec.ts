import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { eventually } from '../testing/eventually.js';
import { authorizationRules } from '../testing/authorization-rules.js';
import { TestApi } from '../testing/test-api.js';
import { TestClient } from '../testing/test-client.js';
import { createTestDatabase } from '../testing/test-database.js';

/** Two people with their own words in everything they have. */
interface Person {
  client: TestClient;
  canary: string;
  ledgerId: string;
  /** For `{id}` in the paths below a ledger. */
  expenseId: string;
  categoryId: string;
}

type Answers = Record<string, { status: number; body: string }>;

/** No answer of the cache's store, ever: each read is computed. */
const silentStore = 'redis://127.0.0.1:1';

let database: { url: string; drop: () => Promise<void> };
let cached: TestApi;
let uncached: TestApi;
let ann: Person;
let ben: Person;

beforeAll(async () => {
  database = await createTestDatabase();
  cached = await TestApi.start({ DATABASE_URL: database.url });
  uncached = await TestApi.start({ DATABASE_URL: database.url, REDIS_URL: silentStore });
  ann = await makePerson('Aardvark', 5);
  ben = await makePerson('Bandicoot', 3);
  await eventually(async () => {
    for (const { client } of [ann, ben]) expect(await activityCount(client)).toBe(await eventCount(client));
  });
});
afterAll(async () => {
  await cached.stop();
  await uncached.stop();
  await database.drop();
});

describe('F1: every read of two people', () => {
  it('covers every operation that is answered to somebody', () => {
    expect(paths.length).toBeGreaterThan(15);
    expect(paths).toContain('/api/ledgers/{ledgerId}/expenses');
  });

  it.each([
    ['Ann before Ben', () => [ann, ben]],
    ['Ben before Ann', () => [ben, ann]],
  ])('answers the same with a cold cache, a warm one and none, and nothing of the other: %s', async (_, order) => {
    const [first, second] = order() as [Person, Person];
    const plain = [await crawl(first, uncached), await crawl(second, uncached)];
    await coolDown();
    const { hit } = await requests(cached);
    const cold = [await crawl(first, cached), await crawl(second, cached)];
    expect(await requests(cached)).toMatchObject({ hit });
    const warm = [await crawl(first, cached), await crawl(second, cached)];
    expect(cold).toEqual(plain);
    expect(warm).toEqual(plain);
    for (const [index, own, other] of [
      [0, first, second],
      [1, second, first],
    ] as const) {
      expect(whereIs(own.canary, cold[index])).toEqual(expect.arrayContaining(withCanary));
      for (const answers of [plain[index], cold[index], warm[index]])
        expect(whereIs(other.canary, answers)).toEqual([]);
    }
  });

  it('was answered from the cache when it was warm, and never without a store', async () => {
    const { hit, miss } = await requests(cached);
    const answers = Object.entries(await crawl(ann, cached));
    const after = await requests(cached);
    // What is refused is not kept.
    const refused = answers.filter(([path, { status }]) => path.includes('{ledgerId}') && status === 400);
    expect(after['miss']).toBe((miss as number) + refused.length);
    expect(after['hit']).toBeGreaterThan((hit as number) + 25);
    const { hit: noHits, bypass } = await requests(uncached);
    expect(noHits).toBe(0);
    expect(bypass).toBeGreaterThan(60);
  });

  it('answers what has changed, and to the other one still the same', async () => {
    const before = await crawl(ben, cached);
    await ann.client.record({ title: `${ann.canary} again`, categoryId: ann.categoryId });
    expect(await crawl(ben, cached)).toEqual(before);
    const { body } = await read(ann, cached, '/api/ledgers/{ledgerId}/expenses');
    expect(body).toContain(`${ann.canary} again`);
  });

  it('answers each their own in a ledger that both own', async () => {
    await cached.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'owner')`, [
      ann.ledgerId,
      ben.client.user.id,
    ]);
    const guest = { ...ann, client: ben.client };
    for (const [first, second] of [
      [ann, guest],
      [guest, ann],
    ] as const) {
      const plain = [await crawl(first, uncached), await crawl(second, uncached)];
      await coolDown();
      for (const _ of ['cold', 'warm'])
        expect([await crawl(first, cached), await crawl(second, cached)]).toEqual(plain);
    }
    const { body } = await read(guest, cached, '/api/ledgers/{ledgerId}/saved-filters');
    expect(body).toBe('{"items":[]}');
  });
});

describe('many equal reads of a cold cache', () => {
  beforeEach(coolDown);

  it('ask the database for the list once', async () => {
    const before = await requests(cached);
    const runner = cached.database.createQueryRunner();
    await runner.startTransaction();
    // Nobody can read the list until all have asked for it.
    await runner.query('LOCK TABLE expenses IN ACCESS EXCLUSIVE MODE');
    const path = `${ann.client.ledger}/expenses?sort=-amount`;
    const asked = Array.from({ length: 50 }, () => ann.client.get(path));
    const shared = (before['shared'] as number) + 49;
    const waiting = eventually(async () => expect(await requests(cached)).toMatchObject({ shared }), 3_000);
    await waiting.finally(async () => {
      await runner.commitTransaction();
      await runner.release();
    });
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await requests(cached)).toEqual({ ...before, shared, miss: (before['miss'] as number) + 1 });
  });

  it('compute nothing for whoever knows the answer already', async () => {
    const path = `${ann.client.ledger}/expenses?sort=amount`;
    const etag = (await ann.client.get(path)).headers.get('etag') as string;
    const { miss, bypass } = await requests(cached);
    expect((await ann.client.get(path, { 'if-none-match': etag })).status).toBe(304);
    expect(await requests(cached)).toMatchObject({ miss, bypass });
    expect((await ben.client.get(path.replace(ann.client.ledger, ben.client.ledger))).status).toBe(200);
    expect(await requests(cached)).toMatchObject({ miss: (miss as number) + 1, bypass });
  });
});

/** Of those who are signed in; where other people's answers could come from. */
const paths = readPaths();

/** Where the words of whoever asks must be, so that their absence elsewhere means something. */
const withCanary = [
  '/api/me',
  '/api/activity',
  '/api/ledgers/{ledgerId}/categories',
  '/api/ledgers/{ledgerId}/expenses',
  '/api/ledgers/{ledgerId}/expenses/trash',
  '/api/ledgers/{ledgerId}/reports/by-category',
  '/api/ledgers/{ledgerId}/saved-filters',
  '/api/ledgers/{ledgerId}/suggestions/titles',
];

/** Beside the bare path: what a reader can ask for. */
const variants: Record<string, string[]> = {
  '/api/ledgers/{ledgerId}/expenses': [
    ...['spentOn', 'title', '-title', 'category', '-category', 'amount', '-amount'].map((sort) => `?sort=${sort}`),
    '?page=2&pageSize=2',
    '?pageSize=100',
    '?q=expense',
    '?q=aardvark',
    '?period=current-month',
    '?period=custom&from=2026-11-01&to=2026-11-23',
    '?minAmount=2&maxAmount=3',
    '?hasReceipt=false',
    '?categoryId={categoryId}&sort=title',
    '?page=0',
  ],
  '/api/ledgers/{ledgerId}/expenses/trash': ['?pageSize=1', '?page=2&pageSize=1'],
  '/api/ledgers/{ledgerId}/reports/by-category': ['?period=previous-month', '?q=bandicoot'],
  '/api/ledgers/{ledgerId}/reports/bubbles': ['?categoryId={categoryId}', '?maxAmount=2'],
  '/api/ledgers/{ledgerId}/suggestions/titles': ['?q=aard', '?q=band&limit=2'],
  '/api/ledgers/{ledgerId}/suggestions/category': ['?title=Aardvark expense 1', '?title=Bandicoot expense 1'],
  '/api/activity': ['?type=expense.created', '?page=2&pageSize=2'],
};

function whereIs(canary: string, answers: Answers | undefined): string[] {
  return Object.entries(answers ?? {})
    .filter(([, { body }]) => body.includes(canary))
    .map(([path]) => path);
}

/** Status and text of every answer, by what was asked for. */
async function crawl(person: Person, api: TestApi): Promise<Answers> {
  const answers: Answers = {};
  for (const path of paths) {
    for (const query of ['', ...(variants[path] ?? [])]) answers[path + query] = await read(person, api, path + query);
  }
  return answers;
}

async function read(person: Person, { url }: TestApi, path: string): Promise<{ status: number; body: string }> {
  const ids: Record<string, string> = {
    ledgerId: person.ledgerId,
    id: person.expenseId,
    categoryId: person.categoryId,
  };
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
  const response = await fetch(url + address, { headers: { cookie: person.client.cookie as string } });
  // Who asked for what is in every refusal, and a new one each time.
  return { status: response.status, body: (await response.text()).replace(/"requestId":"[^"]*"/, '') };
}

async function makePerson(canary: string, count: number): Promise<Person> {
  const client = await cached.client().register({ name: `${canary} Smith` });
  const { body: category } = await client.post<{ id: string }>(`${client.ledger}/categories`, {
    name: `${canary} food`,
  });
  const recorded: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const title = `${canary} expense ${number}`;
    const spentOn = `2026-1${number % 2}-2${number % 4}`;
    const { body } = await client.record({ title, spentOn, amount: `${number}.50`, categoryId: category.id });
    recorded.push(body.id);
  }
  await client.post(`${client.ledger}/saved-filters`, { name: `${canary} habit`, filter: { q: canary } });
  await client.send('DELETE', `${client.ledger}/expenses/${recorded.pop()}`);
  await client.post('/api/auth/tokens', { name: `${canary} program`, scope: 'read' });
  const ledgerId = client.user.ledgers[0]?.id as string;
  return { client, canary, ledgerId, expenseId: recorded[0] as string, categoryId: category.id };
}

/** Moves the versions of all ledgers, so that no answer is there yet. */
async function coolDown(): Promise<void> {
  await cached.database.query(`UPDATE ledgers SET version = version + 1`);
}

async function activityCount(client: TestClient): Promise<number> {
  return (await client.get<{ total: number }>('/api/activity')).body.total;
}

async function eventCount({ user }: TestClient): Promise<number> {
  const [{ count }] = await cached.database.query(`SELECT count(*)::int AS count FROM outbox WHERE user_id = $1`, [
    user.id,
  ]);
  return count;
}

async function requests({ url }: TestApi): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const found = text.matchAll(/^spendwise_cache_requests_total\{result="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...found].map(([, result, count]) => [result, Number(count)]));
}

function readPaths(): string[] {
  const text = readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8');
  const { paths: all } = JSON.parse(text) as { paths: Record<string, { get?: { 'x-access'?: string } }> };
  return Object.entries(all)
    .filter(([path, { get }]) => get && get['x-access'] !== 'public' && !authorizationRules[`GET ${path}`]?.isEndless)
    .map(([path]) => path);
}
