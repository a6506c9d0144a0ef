import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { User } from '../user/user.dto.js';
import { DemoRemovalService } from './demo-removal.service.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

describe('the demo', () => {
  it('signs in to an account of its own with 18 months of expenses', async () => {
    const visitor = await openDemo();
    expect(visitor.user).toMatchObject({ isDemo: true, name: 'Demo' });
    const { body } = await visitor.get<{ total: number; items: { spentOn: string }[] }>(`${visitor.ledger}/expenses`);
    expect(body.total).toBeGreaterThan(500);
    expect(body.items.every(({ spentOn }) => spentOn <= visitor.user.today)).toBe(true);
    const other = await openDemo();
    expect(other.user.id).not.toBe(visitor.user.id);
    expect((await other.get(`${visitor.ledger}/expenses`)).status).toBe(404);
  });

  it('cannot be signed in to by a password', async () => {
    const { user } = await openDemo();
    for (const password of ['', 'null', 'correct horse battery']) {
      const { status } = await api.client().post('/api/auth/login', { email: user.email, password });
      expect([400, 401]).toContain(status);
    }
  });

  it('is removed after a day with all it held, and nobody else is', async () => {
    const person = await api.client().register();
    await person.record();
    const visitor = await openDemo();
    await api.app.get(DemoRemovalService).removeExpired();
    expect((await visitor.get('/api/me')).status).toBe(200);

    const [{ before }] = await api.database.query(`SELECT count(*)::int AS before FROM users WHERE is_demo`);
    api.clock.set(new Date(Date.now() + 25 * 3_600_000).toISOString());
    expect(await api.app.get(DemoRemovalService).removeExpired()).toBe(before);
    expect(await api.app.get(DemoRemovalService).removeExpired()).toBe(0);
    const [left] = await api.database.query(
      `SELECT (SELECT count(*)::int FROM users) AS users, (SELECT count(*)::int FROM ledgers) AS ledgers,
              (SELECT count(*)::int FROM expenses) AS expenses`,
    );
    expect(left).toEqual({ users: 1, ledgers: 1, expenses: 1 });
  });

  it('cannot be made to last: it gets no password and no address', async () => {
    const visitor = api.client();
    await visitor.post('/api/auth/demo');
    const answers = [
      await visitor.send('PUT', '/api/auth/password', { body: { newPassword: 'four unusual words together' } }),
      await visitor.post('/api/auth/email', { email: 'visitor@example.org' }),
      await visitor.post('/api/auth/email/verification'),
    ];
    for (const { body } of answers) expect(body).toMatchObject({ status: 403, code: 'demo_account' });
  });

  it('is not there where it is off', async () => {
    const closed = await TestApi.start({ DEMO: 'off' });
    const providers = await closed.client().get('/api/auth/providers');
    const { status } = await closed.client().post('/api/auth/demo');
    await closed.stop();
    expect(providers.body).toEqual({ items: [], demo: false });
    expect(status).toBe(404);
  });
});

async function openDemo(): Promise<TestClient> {
  const visitor = api.client();
  const { status, body } = await visitor.post<{ user: User }>('/api/auth/demo');
  expect(status).toBe(201);
  return Object.assign(visitor, { user: body.user });
}
