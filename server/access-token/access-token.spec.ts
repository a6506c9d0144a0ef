import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { AccessToken, CreatedAccessToken } from './access-token.dto.js';

let api: TestApi;
let ada: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  ada = await api.client().register();
});

describe('an access token', () => {
  it('A10: is random, shown once, and stored as a hash', async () => {
    const { id, token, ...made } = await make({ name: 'Backup', scope: 'read', expiresAt: '2027-01-01T00:00:00Z' });
    expect(token).toMatch(/^spendwise_[\w-]{43}$/);
    expect(made).toEqual({
      name: 'Backup',
      scope: 'read',
      createdAt: api.clock.now().toISOString(),
      expiresAt: '2027-01-01T00:00:00.000Z',
      lastUsedAt: null,
    });
    expect(await listed()).toEqual([{ id, ...made }]);
    const rows = await api.database.query(`SELECT access_tokens::text AS row FROM access_tokens WHERE id = $1`, [id]);
    expect(JSON.stringify(rows)).not.toContain(token.slice(10));
  });

  it('lets programs in as Bearer and, with the e-mail address, by HTTP Basic', async () => {
    const { token } = await make();
    const { email } = ada.user;
    for (const authorization of [
      `Bearer ${token}`,
      `bearer ${token}`,
      basic(email, token),
      basic(email.toUpperCase(), token),
    ]) {
      expect((await program(authorization, 'GET', '/api/me')).status).toBe(200);
    }
    const written = await program(`Bearer ${token}`, 'POST', `${ada.ledger}/categories`, { name: 'Pets' });
    expect(written.status).toBe(201);
  });

  it('notes its last use, to the minute', async () => {
    const { token } = await make();
    await program(`Bearer ${token}`, 'GET', '/api/me');
    expect((await listed())[0]?.lastUsedAt).toBe(api.clock.now().toISOString());
  });

  it('of scope read changes nothing', async () => {
    const { token } = await make({ scope: 'read' });
    const { status, body } = await program(`Bearer ${token}`, 'POST', `${ada.ledger}/categories`, { name: 'Pets' });
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'token_may_not' });
    expect((await program(`Bearer ${token}`, 'GET', `${ada.ledger}/expenses`)).status).toBe(200);
  });

  it.each([
    ['GET', '/api/auth/sessions'],
    ['DELETE', '/api/auth/sessions'],
    ['GET', '/api/auth/tokens'],
    ['POST', '/api/auth/tokens'],
    ['PUT', '/api/auth/password'],
    ['POST', '/api/auth/email'],
    ['POST', '/api/auth/logout'],
    ['PATCH', '/api/me'],
    ['DELETE', '/api/me'],
  ])('of any scope may not %s %s', async (method, path) => {
    const { token } = await make({ scope: 'write' });
    const { status, body } = await program(`Bearer ${token}`, method, path, method === 'GET' ? undefined : {});
    expect({ status, code: body['code'] }).toEqual({ status: 403, code: 'token_may_not' });
  });

  it('A33: never opens what belongs to somebody else', async () => {
    const grace = await api.client().register();
    const { token } = await make();
    expect((await program(`Bearer ${token}`, 'GET', `${grace.ledger}/expenses`)).status).toBe(404);
    expect((await program(basic(grace.user.email, token), 'GET', '/api/me')).status).toBe(401);
  });

  it('ends when it is revoked, by its owner alone', async () => {
    const { id, token } = await make();
    const grace = await api.client().register();
    expect((await grace.send('DELETE', `/api/auth/tokens/${id}`)).status).toBe(404);
    expect((await ada.send('DELETE', `/api/auth/tokens/${id}`)).status).toBe(204);
    expect((await program(`Bearer ${token}`, 'GET', '/api/me')).status).toBe(401);
    expect((await ada.send('DELETE', `/api/auth/tokens/${id}`)).status).toBe(404);
  });

  it('ends when it expires, to the second', async () => {
    const now = api.clock.now();
    const { token } = await make({ expiresAt: new Date(now.getTime() + 1_000).toISOString() });
    expect((await program(`Bearer ${token}`, 'GET', '/api/me')).status).toBe(200);
    api.clock.set(new Date(now.getTime() + 1_000).toISOString());
    expect((await program(`Bearer ${token}`, 'GET', '/api/me')).status).toBe(401);
    api.clock.set(now.toISOString());
  });
});

describe('a token that is none', () => {
  it.each([
    'Bearer',
    'Bearer ',
    'Bearer spendwise_',
    `Bearer ${'x'.repeat(5_000)}`,
    'Basic %%%',
    basic('ada@example.org', ''),
    basic('', 'spendwise_x'),
    'Digest username="ada"',
    'Basic',
    'nonsense',
  ])('%j is refused, even beside a good cookie', async (authorization) => {
    const { status, headers } = await ada.get('/api/me', { authorization });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="SpendWise"']);
  });

  it("A18: neither a session's cookie nor the account's password is one", async () => {
    const jwt = (ada.cookie as string).replace('session=', '');
    expect((await program(`Bearer ${jwt}`, 'GET', '/api/me')).status).toBe(401);
    expect((await program(basic(ada.user.email, 'correct horse battery'), 'GET', '/api/me')).status).toBe(401);
    const { token } = await make();
    expect((await Object.assign(api.client(), { cookie: `session=${token}` }).get('/api/me')).status).toBe(401);
  });
});

describe('making a token', () => {
  it.each([
    [{ name: '' }, 'name', 400],
    [{ name: 'x'.repeat(101) }, 'name', 400],
    [{ name: null }, 'name', 400],
    [{ scope: 'admin' }, 'scope', 400],
    [{ scope: undefined }, 'scope', 400],
    [{ expiresAt: 'tomorrow' }, 'expiresAt', 400],
    [{ expiresAt: '2026-13-01T00:00:00Z' }, 'expiresAt', 400],
    [{ expiresAt: null }, 'expiresAt', 400],
    [{ expiresAt: '2027-W01-1' }, 'expiresAt', 400],
    [{ expiresAt: '2028-060' }, 'expiresAt', 400],
    [{ expiresAt: '2027' }, 'expiresAt', 400],
    [{ expiresAt: '2027-06-01T10Z' }, 'expiresAt', 400],
    [{ expiresAt: '2027-06-01T10:00:00' }, 'expiresAt', 400],
    [{ expiresAt: '2027-06-01T10:00:00,5Z' }, 'expiresAt', 400],
    [{ expiresAt: '2027-02-30T10:00:00Z' }, 'expiresAt', 400],
    [{ expiresAt: '2027-06-01T25:00:00Z' }, 'expiresAt', 400],
    [{ expiresAt: '2027-06-01T10:00:00+99:00' }, 'expiresAt', 400],
    [{ expiresAt: '2026-01-01T00:00:00Z' }, 'expiresAt', 422],
    [{ userId: 1 }, 'userId', 400],
  ])('refuses %j', async (change, field, status) => {
    const answer = await ada.post('/api/auth/tokens', { name: 'Backup', scope: 'read', ...change });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ errors: [{ field }] });
    expect(await listed()).toEqual([]);
  });
});

async function make(overrides: Record<string, unknown> = {}): Promise<CreatedAccessToken> {
  const { status, body } = await ada.post<CreatedAccessToken>('/api/auth/tokens', {
    name: 'Script',
    scope: 'write',
    ...overrides,
  });
  expect(status).toBe(201);
  return body;
}

async function listed(): Promise<AccessToken[]> {
  return (await ada.get<{ items: AccessToken[] }>('/api/auth/tokens')).body.items;
}

/** A request as curl sends it: no cookie, no Origin. */
async function program(authorization: string, method: string, path: string, body?: object) {
  const response = await fetch(api.url + path, {
    method,
    headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
}

function basic(user: string, token: string): string {
  return `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
}
