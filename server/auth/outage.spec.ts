import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { createProxiedDatabase, type ProxiedDatabase } from '../testing/proxied-database.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';

const password = 'correct horse battery';
let database: ProxiedDatabase;
let api: TestApi;
let ada: TestClient;
let token: string;

beforeAll(async () => {
  database = await createProxiedDatabase();
  api = await TestApi.start({ DATABASE_URL: database.url, LOG_LEVEL: undefined });
  api.app.useLogger(false);
  ada = await api.client().register();
  token = (await ada.post<{ token: string }>('/api/auth/tokens', { name: 'Script', scope: 'write' })).body.token;
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

describe('A35: while the database is away', () => {
  it('nobody is let in, nobody is signed out, and everything goes on afterwards', async () => {
    await database.line.cut();
    const { email } = ada.user;
    const answers = {
      session: await ada.get('/api/me'),
      token: await api.client().get('/api/me', { authorization: `Bearer ${token}` }),
      forged: await Object.assign(api.client(), { cookie: 'session=nonsense' }).get('/api/me'),
      login: await api.client().post('/api/auth/login', { email, password }),
      wrong: await api.client().post('/api/auth/login', { email, password: 'not this one' }),
      registration: await api.client().post('/api/auth/register', { email: 'new@example.org', password }),
      forgot: await api.client().post('/api/auth/password/forgot', { email }),
      reset: await api.client().post('/api/auth/password/reset', { token: 'nonsense', password }),
      change: await ada.send('PUT', '/api/auth/password', {
        body: { currentPassword: password, newPassword: 'x'.repeat(9) },
      }),
      logout: await ada.post('/api/auth/logout'),
      list: await ada.get(`${ada.ledger}/expenses`),
    };
    const { forged, ...others } = answers;
    expect(forged.status).toBe(401);
    for (const [name, { status, headers, body }] of Object.entries(others)) {
      expect({ name, status, code: body['code'] }).toEqual({ name, status: 503, code: 'unavailable' });
      expect(headers.getSetCookie()).toEqual([]);
    }
    await database.line.open();
    await eventually(async () => expect((await ada.get('/api/me')).status).toBe(200));
    // The attempts that could not be judged were no failures.
    for (let attempt = 0; attempt < 9; attempt += 1) {
      expect((await api.client().post('/api/auth/login', { email, password: 'not this one' })).status).toBe(401);
    }
    expect((await api.client().post('/api/auth/login', { email, password })).status).toBe(200);
  });
});
