import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import { eventually } from '../testing/eventually.js';
import type { PrivateService } from '../testing/private-service.js';
import { hasRedis, startRedis } from '../testing/redis-server.js';
import { TestApi } from '../testing/test-api.js';
import { TestClient } from '../testing/test-client.js';
import { createTestDatabase } from '../testing/test-database.js';

const describeWithRedis = hasRedis ? describe : describe.skip;

describeWithRedis('two API processes on one Redis (needs redis-server)', () => {
  let redis: PrivateService;
  let database: { url: string; drop: () => Promise<void> };
  let apis: [TestApi, TestApi];

  beforeAll(async () => {
    [redis, database] = await Promise.all([startRedis(), createTestDatabase()]);
    const settings = { DATABASE_URL: database.url, REDIS_URL: redis.url };
    apis = [await TestApi.start(settings), await TestApi.start(settings)];
  });
  afterAll(async () => {
    for (const api of apis) await api.stop();
    await redis.remove();
    await database.drop();
  });

  it('share their answers, and show each other’s writes at the next read', async () => {
    const person = await apis[0].client().register();
    const elsewhere = Object.assign(new TestClient(apis[1].url), { cookie: person.cookie, user: person.user });
    for (let round = 1; round <= 20; round += 1) {
      const writer = round % 2 ? person : elsewhere;
      const reader = round % 2 ? elsewhere : person;
      await writer.record({ title: `round ${round}`, amount: '1' });
      expect((await reader.get(`${person.ledger}/expenses`)).body).toMatchObject({ total: round });
      expect((await writer.get(`${person.ledger}/expenses`)).body).toMatchObject({ total: round });
    }
    await person.get(`${person.ledger}/expenses`);
    await apis[0].database.query(`UPDATE expenses SET title = 'behind'`);
    expect(JSON.stringify((await elsewhere.get(`${person.ledger}/expenses`)).body)).not.toContain('behind');
  });

  it('store every key with an end, under their own prefix', async () => {
    const client = createClient({ url: redis.url });
    await client.connect();
    const keys = await client.keys('*');
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      expect(key).toMatch(/^spendwise:/);
      expect(await client.pTTL(key)).toBeGreaterThan(0);
    }
    await client.disconnect();
  });

  it('are only slower when Redis is frozen or dead, and use it again when it is back', async () => {
    const person = await apis[0].client().register();
    const read = () => timed(() => person.get(`${person.ledger}/expenses`));
    process.kill(redis.pid(), 'SIGSTOP');
    const frozen = [await read(), await read(), await read()];
    process.kill(redis.pid(), 'SIGCONT');
    await redis.kill();
    const dead = [await read(), await read(), await read()];
    for (const { answer, milliseconds } of [...frozen, ...dead]) {
      expect(answer.status).toBe(200);
      // Far below any timeout of a driver; what a miss really costs is measured elsewhere.
      expect(milliseconds).toBeLessThan(2_000);
    }
    await redis.start();
    await eventually(async () => {
      await person.record({ title: 'fresh' });
      await person.get(`${person.ledger}/expenses`);
      await apis[0].database.query(`UPDATE expenses SET title = 'behind' WHERE title = 'fresh'`);
      const { body } = await person.get(`${person.ledger}/expenses`);
      expect(JSON.stringify(body)).toContain('fresh');
    });
  });
});

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; milliseconds: number }> {
  const start = performance.now();
  return { answer: await work(), milliseconds: performance.now() - start };
}
