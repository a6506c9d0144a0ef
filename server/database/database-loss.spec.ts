import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { createProxiedDatabase, type ProxiedDatabase } from '../testing/proxied-database.js';
import type { TcpProxy } from '../testing/tcp-proxy.js';
import { TestApi } from '../testing/test-api.js';

let database: ProxiedDatabase;
let line: TcpProxy;
let api: TestApi;

beforeAll(async () => {
  database = await createProxiedDatabase();
  ({ line } = database);
  api = await TestApi.start({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

describe('while the database is away', () => {
  it('requests are told so at once, nobody gets in, and all goes on when it is back', async () => {
    const person = await api.client().register();
    const stranger = api.client();
    await line.cut();
    for (const path of ['/api/me', `${person.ledger}/expenses`, '/api/activity']) {
      const { status, headers, body } = await person.get(path);
      expect([path, status]).toEqual([path, 503]);
      expect(headers.get('retry-after')).toBe('5');
      expect(body).toMatchObject({ code: 'unavailable' });
      expect((await stranger.get(path)).status).toBe(401);
    }
    expect((await person.get('/health/ready')).status).toBe(503);
    expect((await person.get('/health/live')).status).toBe(200);

    await line.open();
    await eventually(async () => expect((await person.get('/api/me')).status).toBe(200));
    expect((await person.record()).status).toBe(201);
  });
});
