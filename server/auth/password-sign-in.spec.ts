import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Environment } from '../config/config.schema.js';
import type { Problem } from '../http/problem.js';
import { AddressedClient } from '../testing/addressed-client.js';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import { createTestDatabase } from '../testing/test-database.js';
import { PasswordSignInService } from './password-sign-in.service.js';

const password = 'correct horse battery';
let database: { url: string; drop: () => Promise<void> };
let api: TestApi;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({});
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

describe('a password', () => {
  it('A2: of 64 characters, emoji and spaces at the ends is taken as it is', async () => {
    const typed = ` ${'Pa5🦊'.repeat(15)}é `;
    const { user } = await api.client().register({ password: typed });
    const statuses = [];
    for (const tried of [typed, typed.normalize('NFD'), typed.trim(), typed.slice(0, -1), typed.toUpperCase()])
      statuses.push((await signIn(user.email, tried)).status);
    expect(statuses).toEqual([200, 200, 401, 401, 401]);
  });

  it('that is far too long is simply wrong', async () => {
    const { user } = await api.client().register();
    expect((await signIn(user.email, password.repeat(2_000))).status).toBe(401);
    expect((await signIn(user.email, `${password}\ud800`)).status).toBe(401);
    const { status, body } = await signIn('nobody@example.org', 'x'.repeat(129));
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'invalid_credentials' });
  });

  it.each([
    ['password1', 'is one of the most common passwords: choose one that nobody would guess'],
    ['spendwise2026', 'is too easy to guess: it needs 8 more characters than the name SpendWise'],
    ['short', 'must be at least 8 characters long'],
  ])('A3: %s is refused at its field: %s', async (weak, message) => {
    const answer = await api.client().post('/api/auth/register', { email: 'weak@example.org', password: weak });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'password', message }] });
  });
});

describe('a hash made with other parameters', () => {
  it('A1: is made anew at the next sign-in, and at no wrong password', async () => {
    const { user } = await api.client().register();
    const stronger = await startApi({ ARGON2_PASSES: 3 });
    expect(await statusOf(stronger, user.email, 'wrong horse battery')).toBe(401);
    expect(await hashOf(user.email)).toContain('t=2');
    expect(await statusOf(stronger, user.email, password)).toBe(200);
    const anew = await hashOf(user.email);
    expect(anew).toContain('t=3');
    expect(await statusOf(stronger, user.email, password)).toBe(200);
    expect(await hashOf(user.email)).toBe(anew);
    await stronger.stop();
    expect(await statusOf(api, user.email, password)).toBe(200);
    expect(await hashOf(user.email)).toContain('t=2');
  });

  it('does not undo a password that is changed at the same moment', async () => {
    const { user } = await api.client().register();
    const { user: other } = await api.client().register({ password: 'a wholly different one' });
    const changed = await hashOf(other.email);
    const stronger = await startApi({ ARGON2_PASSES: 3 });
    const direct = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    const change = direct.createQueryRunner();
    await change.startTransaction();
    await change.query('UPDATE users SET password_hash = $1 WHERE id = $2', [changed, user.id]);
    const signingIn = statusOf(stronger, user.email, password);
    await eventually(async () => {
      const waiting = await direct.query(
        `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
           AND query LIKE 'UPDATE users SET password_hash%'`,
      );
      expect(waiting).toHaveLength(1);
    });
    await change.commitTransaction();
    await signingIn;
    await change.release();
    await direct.destroy();
    await stronger.stop();
    expect(await hashOf(user.email)).toBe(changed);
    expect(await statusOf(api, user.email, password)).toBe(401);
  });
});

describe('more sign-ins than the machine can check', () => {
  it('are told at once to come back, in seconds, while others are answered', async () => {
    const slow = await startApi({ ARGON2_MEMORY_KIB: 262_144, ARGON2_PASSES: 3, PASSWORD_WAIT_MS: 2_000 });
    const began = performance.now();
    const logins = Array.from({ length: 120 }, (_, index) =>
      new AddressedClient(slow.url, '127.0.0.1').signIn(`flood-${index}@example.org`, password),
    );
    const lives = [];
    for (let read = 0; read < 10; read += 1) lives.push((await slow.client().get('/health/ready')).status);
    expect(lives).toEqual(Array(10).fill(200));
    const refused = await Promise.any(
      logins.map(async (login) => {
        const answer = await login;
        if (answer.status !== 429) throw new Error('not refused');
        return { ...answer, after: performance.now() - began };
      }),
    );
    const statuses = (await Promise.all(logins)).map(({ status }) => status);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.body).toMatchObject({
      code: 'too_many_requests',
      detail: 'Too many people are signing in at this moment. Try again in 2 seconds.',
    });
    expect(statuses.every((status) => status === 401 || status === 429)).toBe(true);
    expect(statuses).toContain(401);
    // What was refused was not tried, and so does not count.
    const again = await new AddressedClient(slow.url, '127.0.0.1').signIn('flood-119@example.org', password);
    expect(again.status).toBe(401);
    await slow.stop();
  });
});

const startApi = (overrides: Partial<Environment>) => TestApi.start({ DATABASE_URL: database.url, ...overrides });

const signIn = (email: string, tried: string) => new AddressedClient(api.url, '127.0.0.1').signIn(email, tried);

/** Without the HTTP around it: Passport knows one set of strategies, that of the API which was started last. */
async function statusOf({ app }: TestApi, email: string, tried: string): Promise<number> {
  const origin = { device: 'Firefox on Linux', ip: '127.0.0.1' };
  return app
    .get(PasswordSignInService)
    .authenticate(email, tried, origin)
    .then(
      () => 200,
      (error: Problem) => error.status,
    );
}

async function hashOf(email: string): Promise<string> {
  const [{ hash }] = await api.database.query('SELECT password_hash AS hash FROM users WHERE email = $1', [email]);
  return hash;
}
