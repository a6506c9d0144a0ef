import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mailedLink } from '../testing/mailed-link.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';

const password = 'correct horse battery';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
let api: TestApi;
let ada: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ MAX_SESSIONS: 3, TRUST_PROXY: 'loopback' });
});
afterAll(() => api.stop());
beforeEach(async () => {
  ada = await api.client().register();
});

describe('a sign-in from a strange device', () => {
  it('gets a link by which its owner ends it; the first one of all, and a known one, do not', async () => {
    expect(await countLinks()).toBe(0);
    await signIn();
    expect(await countLinks()).toBe(0);
    await signIn({ 'user-agent': safari });
    expect(await countLinks()).toBe(1);
    await signIn({ 'user-agent': safari });
    expect(await countLinks()).toBe(1);
    await signIn({ 'user-agent': safari, 'x-forwarded-for': '198.51.100.9' });
    expect(await countLinks()).toBe(2);
  });

  it('ends by "this wasn\'t me", with the tokens it made, and starts a reset', async () => {
    pass(60);
    const stranger = await signIn({ 'user-agent': safari });
    const { body: made } = await stranger.post<{ token: string }>('/api/auth/tokens', { name: 'x', scope: 'write' });
    const token = await mailedLink(api, ada.user.email, 'session-report');
    expect((await api.client().post('/api/auth/sessions/report', { token })).status).toBe(204);
    expect((await stranger.get('/api/me')).status).toBe(401);
    expect((await api.client().get('/api/me', { authorization: `Bearer ${made.token}` })).status).toBe(401);
    expect((await ada.get('/api/me')).status).toBe(200);
    const reset = await mailedLink(api, ada.user.email, 'password-reset');
    expect(
      (await api.client().post('/api/auth/password/reset', { token: reset, password: 'another horse battery' })).status,
    ).toBe(204);
    expect((await api.client().post('/api/auth/sessions/report', { token })).body).toMatchObject({
      status: 422,
      code: 'link_invalid',
    });
  });

  it('leaves nothing to whoever it was: no later session, no password, no address, no identity', async () => {
    const { email } = ada.user;
    pass(60);
    const stranger = await signIn({ 'user-agent': safari });
    const report = await mailedLink(api, email, 'session-report');
    pass(60);
    const later = await signIn({ 'user-agent': safari });
    await later.post('/api/auth/email', { email: `stranger-of-${email}`, password });
    const change = await mailedLink(api, email, 'email-change');
    expect((await later.post('/api/auth/email/confirm', { token: change })).status).toBe(204);
    await api.database.query(
      `INSERT INTO identities (id, issuer, subject, user_id, provider, email, created_at)
       VALUES (gen_random_uuid(), 'https://stranger.example', $1, $2, 'oidc', 'stranger@example.org', $3)`,
      [String(ada.user.id), ada.user.id, api.clock.now()],
    );
    expect((await api.client().post('/api/auth/sessions/report', { token: report })).status).toBe(204);
    for (const client of [stranger, later]) expect((await client.get('/api/me')).status).toBe(401);
    expect((await ada.get('/api/me')).body).toMatchObject({ email });
    expect((await api.client().post('/api/auth/login', { email, password })).status).toBe(401);
    expect(await api.database.query('SELECT 1 FROM identities WHERE user_id = $1', [ada.user.id])).toEqual([]);
    const reset = await mailedLink(api, email, 'password-reset');
    const chosen = { token: reset, password: 'another horse battery' };
    expect((await api.client().post('/api/auth/password/reset', chosen)).status).toBe(204);
    expect((await api.client().post('/api/auth/login', { email, password: chosen.password })).status).toBe(200);
  });

  it('can be reported however many links a stranger has asked for', async () => {
    await signIn({ 'user-agent': safari });
    const token = await mailedLink(api, ada.user.email, 'session-report');
    for (let asked = 0; asked < 4; asked += 1) {
      await api.client().post('/api/auth/password/forgot', { email: ada.user.email });
    }
    pass(1_900);
    await api.client().post('/api/auth/sessions/report', { token });
    const reset = await mailedLink(api, ada.user.email, 'password-reset');
    const chosen = { token: reset, password: 'another horse battery' };
    expect((await api.client().post('/api/auth/password/reset', chosen)).status).toBe(204);
  });

  it('is strange again after it was reported', async () => {
    await signIn({ 'user-agent': safari });
    await api
      .client()
      .post('/api/auth/sessions/report', { token: await mailedLink(api, ada.user.email, 'session-report') });
    const token = await mailedLink(api, ada.user.email, 'password-reset');
    await api.client().post('/api/auth/password/reset', { token, password });
    await signIn({ 'user-agent': safari });
    expect(await countLinks()).toBe(2);
  });
});

function pass(seconds: number): void {
  api.clock.set(new Date(api.clock.now().getTime() + seconds * 1_000).toISOString());
}

async function signIn(headers: Record<string, string> = {}): Promise<TestClient> {
  const client = api.client();
  const body = { email: ada.user.email, password };
  const answer = await client.send('POST', '/api/auth/login', { body, headers });
  expect(answer.status).toBe(200);
  return client;
}

async function countLinks(): Promise<number> {
  const [{ count }] = await api.database.query(
    `SELECT count(*)::int AS count FROM one_time_tokens WHERE user_id = $1 AND purpose = 'session-report'`,
    [ada.user.id],
  );
  return count;
}
