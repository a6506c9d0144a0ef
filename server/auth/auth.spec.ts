import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';

const password = 'correct horse battery';
let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start({ MAX_SESSIONS: 3 });
});
afterAll(() => api.stop());

describe('registering', () => {
  it('signs in, with a ledger and the starting categories', async () => {
    const ada = await api.client().register({ email: 'Ada@Example.org ', name: ' Ada ', timeZone: 'Europe/Berlin' });
    const { body } = await ada.get('/api/me');
    expect(body).toEqual({
      id: expect.any(Number),
      email: 'ada@example.org',
      emailVerified: false,
      name: 'Ada',
      timeZone: 'Europe/Berlin',
      currency: 'USD',
      newsSubscribed: false,
      newsFrequency: 'weekly',
      newsWeekday: 1,
      newsHour: 7,
      monthlySummary: false,
      budgetMail: true,
      isOperator: false,
      isDemo: false,
      today: '2026-11-24',
      ledgers: [{ id: expect.any(String), name: 'Personal', role: 'owner', currency: 'USD' }],
    });
    const { body: categories } = await ada.get<{ items: { name: string }[] }>(`${ada.ledger}/categories`);
    expect(categories.items.map(({ name }) => name)).toEqual(
      'Food Transport Entertainment Utilities Health Housing Shopping Travel Other'.split(' '),
    );
  });

  it('lives in Los Angeles unless told otherwise', async () => {
    api.clock.set('2026-11-24T07:59:59Z');
    const person = await api.client().register();
    expect(person.user).toMatchObject({ timeZone: 'America/Los_Angeles', today: '2026-11-23' });
    api.clock.set('2026-11-24T18:00:00Z');
  });

  it('keeps the time zone in its one spelling, however it was typed', async () => {
    const person = await api.client().register({ timeZone: 'eUROPE/bERLIN' });
    expect(person.user.timeZone).toBe('Europe/Berlin');
  });

  it('gives an address to one of two who ask at the same time', async () => {
    const email = 'twice@example.org';
    const answers = await Promise.all(
      [1, 2, 3].map(() => api.client().post('/api/auth/register', { email, password })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'email_taken',
      errors: [{ field: 'email', message: 'has an account already' }],
    });
  });

  it.each([
    [{ email: 'nobody' }, 'email'],
    [{ email: '"a\r\nBcc: x"@example.org' }, 'email'],
    [{ email: '"a b"@example.org' }, 'email'],
    [{ email: '"ada"@example.org' }, 'email'],
    [{ email: 'a\u0000da@example.org' }, 'email'],
    [{ email: 'a\u2028da@example.org' }, 'email'],
    [{ email: 'a\u200bda@example.org' }, 'email'],
    [{ email: 'ada@exam\u202eple.org' }, 'email'],
    [{ email: null }, 'email'],
    [{ password: null }, 'password'],
    [{ name: null }, 'name'],
    [{ timeZone: null }, 'timeZone'],
    [{ password: 'short' }, 'password'],
    [{ password: 'x'.repeat(129) }, 'password'],
    [{ password: 12345678 }, 'password'],
    [{ timeZone: 'Mars/Base' }, 'timeZone'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ isAdmin: true }, 'isAdmin'],
  ])('refuses %j and makes nothing', async (change, field) => {
    const before = await countUsers();
    const { status, body } = await api
      .client()
      .post('/api/auth/register', { email: 'new@example.org', password, ...change });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field }] });
    expect(await countUsers()).toBe(before);
  });

  it('stores passwords as argon2id with the required cost', async () => {
    const [{ hashes }] = await api.database.query('SELECT array_agg(password_hash) AS hashes FROM users');
    for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('logging in', () => {
  it('answers an unknown address and a wrong password alike', async () => {
    const person = await api.client().register();
    const wrong = await api.client().post('/api/auth/login', { email: person.user.email, password: `${password}!` });
    const unknown = await api.client().post('/api/auth/login', { email: 'unknown@example.org', password });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'invalid_credentials' });
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it('always makes a new session, and never adopts a cookie that was there before', async () => {
    const person = await api.client().register();
    const planted = person.cookie as string;
    await person.post('/api/auth/logout');
    person.cookie = planted;
    const { status } = await person.post('/api/auth/login', { email: person.user.email, password });
    expect(status).toBe(200);
    expect(person.cookie).not.toBe(planted);
    expect((await withCookie(planted).get('/api/me')).status).toBe(401);
  });

  it.each([{ email: null }, { email: '"a\r\nBcc: x"@example.org' }, { password: null }])(
    'refuses %j',
    async (change) => {
      const body = { email: 'ada@example.org', password, ...change };
      const answer = await api.client().post('/api/auth/login', body);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ errors: [{ field: Object.keys(change)[0] }] });
    },
  );

  it('names a missing field instead of looking for it', async () => {
    const { status, body } = await api.client().post('/api/auth/login', { email: 'ada@example.org' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'password' }] });
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const person = await api.client().register();
    const { headers } = await person.post('/api/auth/login', { email: person.user.email, password });
    expect(headers.getSetCookie()[0]).toMatch(/^session=[^;]+; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/);
  });
});

describe('a session', () => {
  it('ends on the server with the logout: the cookie is worth nothing afterwards', async () => {
    const person = await api.client().register();
    const cookie = person.cookie as string;
    const { status, headers } = await person.post('/api/auth/logout');
    expect(status).toBe(204);
    expect(headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
    expect(person.cookie).toBeUndefined();
    expect((await withCookie(cookie).get('/api/me')).status).toBe(401);
  });

  it('ends when idle for too long, and at the latest after its absolute limit', async () => {
    api.clock.set('2026-06-01T00:00:00Z');
    const person = await api.client().register();
    api.clock.set('2026-06-14T23:00:00Z');
    expect((await person.get('/api/me')).status).toBe(200);
    api.clock.set('2026-06-29T00:00:00Z');
    expect((await person.get('/api/me')).status).toBe(401);

    api.clock.set('2026-06-01T00:00:00Z');
    const busy = await api.client().register();
    for (let day = 10; day < 90; day += 10) {
      api.clock.set(new Date(Date.UTC(2026, 5, 1 + day)).toISOString());
      expect((await busy.get('/api/me')).status).toBe(200);
    }
    api.clock.set('2026-08-30T00:00:01Z');
    expect((await busy.get('/api/me')).status).toBe(401);
    api.clock.set('2026-11-24T18:00:00Z');
  });

  it('gives way, the least recently used first, when its user opens more than allowed', async () => {
    const first = await api.client().register();
    const login = async () => {
      api.clock.set(new Date(api.clock.now().getTime() + 61_000).toISOString());
      const client = api.client();
      await client.post('/api/auth/login', { email: first.user.email, password });
      return client;
    };
    const second = await login();
    const third = await login();
    api.clock.set(new Date(api.clock.now().getTime() + 61_000).toISOString());
    await first.get('/api/me');
    const fourth = await login();
    const states = await Promise.all([first, second, third, fourth].map((client) => client.get('/api/me')));
    expect(states.map(({ status }) => status)).toEqual([200, 401, 200, 200]);
  });

  it.each(forgeries())('A17, A18: is not opened by %s', async (_name, forge) => {
    const person = await api.client().register();
    const [header, payload] = (person.cookie as string).replace('session=', '').split('.') as [string, string];
    expect((await withCookie(`session=${forge(header, payload)}`).get('/api/me')).status).toBe(401);
  });
});

describe('a request from another site', () => {
  const matrix: [Record<string, string>, number][] = [
    [{ 'sec-fetch-site': 'same-origin' }, 201],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
  ];

  it.each(matrix)('%j answers %i', async (headers, status) => {
    const person = await api.client().register();
    const answer = await person.send('POST', `${person.ledger}/categories`, { body: { name: 'Pets' }, headers });
    expect(answer.status).toBe(status);
  });

  it('is not let through by leaving both headers out', async () => {
    const person = await api.client().register();
    const response = await fetch(`${api.url}/api/auth/logout`, {
      method: 'POST',
      headers: { cookie: person.cookie as string },
    });
    expect(response.status).toBe(403);
    expect((await person.get('/api/me')).status).toBe(200);
  });
});

function withCookie(cookie: string): TestClient {
  return Object.assign(api.client(), { cookie });
}

async function countUsers(): Promise<number> {
  const [{ count }] = await api.database.query('SELECT count(*)::int AS count FROM users');
  return count;
}

function forgeries(): [string, (header: string, payload: string) => string][] {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as object;
  const sign = (header: string, payload: string, key: string) =>
    `${header}.${payload}.${createHmac('sha256', key).update(`${header}.${payload}`).digest('base64url')}`;
  const secret = 'test-secret-0123456789-abcdefghijklmnop';
  return [
    ['no signature', (header, payload) => `${encode({ ...decode(header), alg: 'none' })}.${payload}.`],
    ['another key', (header, payload) => sign(header, payload, 'x'.repeat(40))],
    ['an unknown key id', (header, payload) => sign(encode({ ...decode(header), kid: '../../dev/null' }), payload, '')],
    ['no key id', (_, payload) => sign(encode({ alg: 'HS256', typ: 'JWT' }), payload, secret)],
    ['another audience', (header, payload) => sign(header, encode({ ...decode(payload), aud: 'reset' }), secret)],
    [
      'a token that expired a second ago',
      (header, payload) =>
        sign(header, encode({ ...decode(payload), exp: Math.floor(Date.now() / 1_000) - 1 }), secret),
    ],
    [
      'a token that brings its own key',
      (header, payload) => sign(encode({ ...decode(header), jwk: { kty: 'oct', k: 'eA' } }), payload, 'x'),
    ],
    [
      'a token that names a key by its address',
      (header, payload) => sign(encode({ ...decode(header), jku: 'https://evil.example/keys' }), payload, 'x'),
    ],
    ['no audience', (header, payload) => sign(header, encode({ ...decode(payload), aud: undefined }), secret)],
    ["another user's id", (header, payload) => sign(header, encode({ ...decode(payload), sub: '1' }), secret)],
  ];
}
