import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { maskedAddress } from './masked-address.js';
import type { Unsubscription } from './unsubscribe.dto.js';
import { type MailingList, readUnsubscribeToken, unsubscribeTokenOf } from './unsubscribe-token.js';

const [older, newer] = ['an-older-secret-0123456789-abcdefghijklm', 'a-newer-secret-0123456789-abcdefghijklm'];
const oneClick = 'List-Unsubscribe=One-Click';
const form = 'application/x-www-form-urlencoded';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start({ SESSION_SECRET: `${newer},${older}` });
});
afterAll(() => api.stop());

describe('the link of a mailing list', () => {
  it.each(['news', 'summary', 'budget-alert'] as const)(
    'tells what it would end, and ends %s alone, once',
    async (list) => {
      const person = await subscriber();
      const token = tokenFor(person, list);
      const { status, body } = await api.client().get<Unsubscription>(`/api/unsubscribe?token=${token}`);
      expect([status, body]).toEqual([200, { list, isSubscribed: true, address: maskedAddress(person.user.email) }]);
      for (let click = 0; click < 2; click += 1) {
        expect((await api.client().post(`/unsubscribe?token=${token}`)).status).toBe(204);
      }
      expect((await person.get('/api/me')).body).toMatchObject({
        newsSubscribed: list !== 'news',
        monthlySummary: list !== 'summary',
        budgetMail: list !== 'budget-alert',
      });
      expect((await api.client().get(`/api/unsubscribe?token=${token}`)).body).toMatchObject({ isSubscribed: false });
      const told: { data: object }[] = await api.database.query(
        'SELECT data FROM outbox WHERE type = $2 AND user_id = $1',
        [person.user.id, `${list}.unsubscribed`],
      );
      expect(told).toEqual([{ data: { by: 'link', device: null, ip: null } }]);
    },
  );

  it('works with a secret that only verifies any more', async () => {
    const person = await subscriber();
    const token = tokenFor(person, 'news', older);
    expect((await api.client().post(`/unsubscribe?token=${token}`)).status).toBe(204);
    expect((await person.get('/api/me')).body).toMatchObject({ newsSubscribed: false });
  });

  it('is of no use when it is forged, another’s or another list’s, or when its user is gone', async () => {
    const person = await subscriber();
    const stranger = await subscriber();
    const token = tokenFor(person, 'news');
    const [, , seal] = token.split('.');
    const forged = [
      `summary.${person.user.id}.${seal}`,
      `news.${stranger.user.id}.${seal}`,
      tokenFor(person, 'news', 'another-secret-0123456789-abcdefghijklm'),
      tokenFor({ user: { id: 2_000_000_000 } }, 'news'),
      'nonsense',
    ];
    for (const wrong of forged) {
      expect([wrong, (await api.client().post(`/unsubscribe?token=${wrong}`)).status]).toEqual([wrong, 404]);
      expect((await api.client().get(`/api/unsubscribe?token=${wrong}`)).body).toMatchObject({ code: 'not_found' });
    }
    expect((await api.client().post('/unsubscribe')).status).toBe(400);
    expect((await person.get('/api/me')).body).toMatchObject({ newsSubscribed: true, monthlySummary: true });
    expect((await stranger.get('/api/me')).body).toMatchObject({ newsSubscribed: true });
  });

  it('opens nothing else', async () => {
    const token = tokenFor(await subscriber(), 'news');
    for (const path of ['/api/auth/email/verify', '/api/auth/password/reset', '/api/auth/sessions/report']) {
      const answer = await api.client().post(path, { token, password: 'correct horse battery staple' });
      expect([path, answer.status >= 400]).toEqual([path, true]);
    }
    expect((await api.client().get('/api/me', { authorization: `Bearer ${token}` })).status).toBe(401);
  });
});

describe('one click in a mail program', () => {
  it.each([
    [form, oneClick],
    [
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n`,
    ],
  ])('ends the list, from any site or none, by %s', async (type, body) => {
    const person = await subscriber();
    const url = `${api.url}/unsubscribe?token=${tokenFor(person, 'news')}`;
    const alone = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
    expect(alone.status).toBe(204);
    const headers = { origin: 'https://mail.example.com', 'sec-fetch-site': 'cross-site', cookie: person.cookie ?? '' };
    const fromSite = await fetch(url, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
    expect(fromSite.status).toBe(204);
    expect((await person.get('/api/me')).body).toMatchObject({ newsSubscribed: false });
  });

  it('opens no other route: a form is refused there, and so is another site', async () => {
    const person = await subscriber();
    const elsewhere = { origin: 'https://mail.example.com', 'sec-fetch-site': 'cross-site' };
    for (const [method, path] of [
      ['POST', '/api/auth/logout'],
      ['PATCH', '/api/me'],
      ['POST', '/api/auth/demo'],
      ['POST', '/api/auth/login'],
    ] as const) {
      const answer = await person.send(method, path, { headers: elsewhere });
      expect([path, answer.status, answer.body]).toEqual([
        path,
        403,
        expect.objectContaining({ code: 'cross_site_request' }),
      ]);
      for (const type of [form, 'multipart/form-data; boundary=x', 'text/plain']) {
        const { status } = await person.send(method, path, { body: oneClick, headers: { 'content-type': type } });
        expect([path, type, status]).toEqual([path, type, 415]);
      }
    }
    const text = await person.send('POST', `/unsubscribe?token=${tokenFor(person, 'news')}`, {
      body: oneClick,
      headers: { 'content-type': 'text/plain' },
    });
    expect(text.status).toBe(415);
  });
});

describe('guesses at a link', () => {
  it('are limited by client, and real ones are not', async () => {
    const person = await subscriber();
    const statuses = [];
    for (let guess = 0; guess < 31; guess += 1) {
      statuses.push((await api.client().get('/api/unsubscribe?token=guess')).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect((await api.client().post(`/unsubscribe?token=${tokenFor(person, 'news')}`)).status).toBe(204);
  });
});

describe('an address for somebody who should know it', () => {
  it.each([
    ['ada@example.org', 'a…a@example.org'],
    ['jo@example.org', 'j…@example.org'],
    ['x@example.org', 'x…@example.org'],
    ['"a@b"@example.org', '"…"@example.org'],
  ])('%s is %s', (address, masked) => expect(maskedAddress(address)).toBe(masked));
});

describe('a token', () => {
  it.each(['', 'news', 'news.1', 'news.1.', 'other.1.x', `news.01.${'x'.repeat(43)}`, `news.1.${'x'.repeat(44)}`])(
    'such as "%s" is none',
    (token) => expect(readUnsubscribeToken(token, [newer])).toBeNull(),
  );

  it('does not hold under another secret', () => {
    const token = unsubscribeTokenOf({ userId: 1, list: 'news' }, newer);
    expect(readUnsubscribeToken(token, [older, newer])).toEqual({ userId: 1, list: 'news' });
    expect(readUnsubscribeToken(token, [older])).toBeNull();
  });
});

async function subscriber(): Promise<TestClient> {
  const person = await api.client().register();
  await person.send('PATCH', '/api/me', { body: { newsSubscribed: true, monthlySummary: true } });
  return person;
}

const tokenFor = ({ user }: { user: { id: number } }, list: MailingList, secret = newer) =>
  unsubscribeTokenOf({ userId: user.id, list }, secret);
