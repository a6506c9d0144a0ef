import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import { PasswordSignInService } from '../auth/password-sign-in.service.js';
import type { Problem } from '../http/problem.js';
import { eventually } from '../testing/eventually.js';
import type { PrivateService } from '../testing/private-service.js';
import { hasRedis, startRedis } from '../testing/redis-server.js';
import { TestApi } from '../testing/test-api.js';
import { createTestDatabase } from '../testing/test-database.js';

const describeWithRedis = hasRedis ? describe : describe.skip;
const password = 'correct horse battery';
const wrong = 'incorrect horse battery';

describeWithRedis('limits that two API processes share by Redis (needs redis-server)', () => {
  let redis: PrivateService;
  let database: { url: string; drop: () => Promise<void> };
  let apis: TestApi[];
  let addresses = 0;

  beforeAll(async () => {
    [redis, database] = await Promise.all([startRedis(), createTestDatabase()]);
    apis = [await startApi(), await startApi()];
  });
  afterAll(async () => {
    for (const api of apis) await api.stop();
    await redis.remove();
    await database.drop();
  });

  it('A6: hold across processes and all at once: of a hundred guesses, ten are made', async () => {
    const email = await register();
    const statuses = await Promise.all(Array.from({ length: 100 }, (_, index) => guess(index % 2, email)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(90);
  });

  it('A6: survive a restart', async () => {
    const email = await register();
    for (let attempt = 0; attempt < 10; attempt += 1) expect(await guess(0, email)).toBe(401);
    await apis[0]?.stop();
    apis[0] = await startApi();
    await untilCounting(0);
    expect(await guess(0, email)).toBe(429);
    expect(await guess(1, email)).toBe(429);
  });

  it('end with their window, and begin anew in every process by a right password', async () => {
    const email = await register();
    for (let attempt = 0; attempt < 11; attempt += 1) await guess(0, email);
    expect(await signIn(1, email, password)).toBe(429);
    await withRedis(async (client) => {
      for (const key of await client.keys('spendwise:throttle:sign-in:*')) await client.pExpire(key, 1);
    });
    expect(await eventually(() => signInOrThrow(1, email))).toBe(200);
    for (let attempt = 0; attempt < 10; attempt += 1) expect(await guess(0, email)).toBe(401);
  });

  it('the day’s limit counts what the shorter one let through', async () => {
    const email = await register();
    const allowed: number[] = [];
    for (let window = 0; window < 6; window += 1) {
      const statuses = await Promise.all(Array.from({ length: 15 }, () => guess(0, email)));
      allowed.push(statuses.filter((status) => status === 401).length);
      await withRedis(async (client) => {
        for (const key of await client.keys('spendwise:throttle:sign-in:*')) await client.del(key);
      });
    }
    expect(allowed).toEqual([10, 10, 10, 10, 10, 0]);
    const refused = await authenticate(0, email, password).catch((error: Problem) => error);
    expect(refused).toMatchObject({
      retryAfter: expect.any(Number),
      message: 'There were too many attempts. Try again in 24 hours.',
    });
    expect((refused as Problem).retryAfter).toBeGreaterThan(86_000);
  });

  it('are stored with an end, under the prefix, and name nobody', async () => {
    const email = await register();
    await guess(0, email);
    await signIn(0, email, password);
    await withRedis(async (client) => {
      const keys = await client.keys('spendwise:throttle:*');
      expect(keys.length).toBeGreaterThan(2);
      for (const key of keys) {
        expect(await client.pTTL(key)).toBeGreaterThan(0);
        expect(key).toMatch(/^spendwise:throttle:[a-z-]+:[\w-]{43}$/);
      }
    });
  });

  it('A6, A35: go on in each process while Redis is frozen or dead, without an error or a wait', async () => {
    const [first, second] = [await register(), await register()];
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await guess(0, first)).toBe(401);
    process.kill(redis.pid(), 'SIGSTOP');
    await expectFiveMore(first);
    expect(await signIn(1, second, password)).toBe(200);
    process.kill(redis.pid(), 'SIGCONT');
    await untilCounting(0);
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await guess(0, second)).toBe(401);
    await redis.kill();
    await expectFiveMore(second);
    await redis.start();
    await untilCounting(0);
    await untilCounting(1);
    const later = await register();
    for (let attempt = 0; attempt < 10; attempt += 1) expect(await guess(attempt % 2, later)).toBe(401);
    expect(await guess(0, later)).toBe(429);
    expect(await guess(1, later)).toBe(429);
  });

  const startApi = () => TestApi.start({ DATABASE_URL: database.url, REDIS_URL: redis.url });

  async function register(): Promise<string> {
    return (await (apis[1] as TestApi).client().register()).user.email;
  }

  /** From another address each time. Without HTTP: Passport's strategies are those of the API that was started last. */
  function authenticate(index: number, email: string, tried: string): Promise<unknown> {
    addresses += 1;
    const origin = { device: 'Firefox on Linux', ip: `203.0.113.${addresses % 250}` };
    return (apis[index] as TestApi).app.get(PasswordSignInService).authenticate(email, tried, origin);
  }

  async function signIn(index: number, email: string, tried: string): Promise<number> {
    return authenticate(index, email, tried).then(
      () => 200,
      ({ status }: Problem) => status,
    );
  }

  const guess = (index: number, email: string) => signIn(index, email, wrong);

  async function signInOrThrow(index: number, email: string): Promise<number> {
    const status = await signIn(index, email, password);
    if (status !== 200) throw new Error(`answered ${status}`);
    return status;
  }

  /** Five more guesses than were made before, not one beyond, and in no more time than they take. */
  async function expectFiveMore(email: string): Promise<void> {
    const began = performance.now();
    const statuses = [];
    for (let attempt = 0; attempt < 8; attempt += 1) statuses.push(await guess(0, email));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    // Eight of them; one that waited for a driver's timeout would take longer alone.
    expect(performance.now() - began).toBeLessThan(3_000);
  }

  /** Until a process counts in Redis again, which it does within seconds of its being back. */
  async function untilCounting(index: number): Promise<void> {
    await eventually(async () => {
      const before = await countKeys();
      await guess(index, `probe-${crypto.randomUUID()}@example.org`);
      expect(await countKeys()).toBeGreaterThan(before);
    });
  }

  async function countKeys(): Promise<number> {
    return withRedis(async (client) => (await client.keys('spendwise:throttle:sign-in:*')).length);
  }

  async function withRedis<T>(work: (client: ReturnType<typeof createClient>) => Promise<T>): Promise<T> {
    const client = createClient({ url: redis.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.disconnect();
    }
  }
});
