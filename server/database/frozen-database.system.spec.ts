import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
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

describe('while the database is frozen', () => {
  it('requests are told so in the end, none gets the answer of another, and all goes on when it is back', async () => {
    const person = await api.client().register();
    await person.record({ title: 'before' });
    const categoryId = await person.categoryId();
    line.freeze();
    const began = performance.now();
    // More than there are connections.
    const reads = Array.from({ length: 12 }, () => person.get('/api/me'));
    const write = person.record({ title: 'frozen', categoryId });
    const statuses = (await Promise.all([...reads, write])).map(({ status }) => status);
    expect(statuses).toEqual(statuses.map(() => 503));
    expect(performance.now() - began).toBeLessThan(12_000);
    expect((await person.get('/health/live')).status).toBe(200);

    line.thaw();
    const answers = await Promise.all(Array.from({ length: 30 }, () => person.get(`${person.ledger}/expenses`)));
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ total: 1, items: [{ title: 'before' }] });
    }
    expect((await person.record()).status).toBe(201);
  });

  it('a change in the middle of its transaction is taken back', async () => {
    const person = await api.client().register();
    const categoryId = await person.categoryId();
    const direct = await new DataSource({ type: 'postgres', url: database.directUrl }).initialize();
    const blocker = direct.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query('LOCK TABLE outbox');
    const write = person.record({ title: 'frozen', categoryId });
    const countWaiting = async () => {
      const rows: { pid: number }[] = await direct.query(
        `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
           AND query LIKE 'INSERT INTO "outbox"%'`,
      );
      return rows.length;
    };
    await eventually(async () => expect(await countWaiting()).toBe(1));
    line.freeze();
    const began = performance.now();
    await blocker.rollbackTransaction();
    expect((await write).status).toBe(503);
    // Once the wait for the statement, and no second one for its rollback.
    expect(performance.now() - began).toBeLessThan(12_000);
    line.thaw();
    expect((await person.get(`${person.ledger}/expenses`)).body).toMatchObject({ total: 0 });
    // The server learns only now that the broken connection is gone, and the relay may be in one of its own.
    await eventually(async () => {
      const open = await direct.query(
        `SELECT 1 FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND datname = current_database()`,
      );
      expect(open).toHaveLength(0);
    });
    await blocker.release();
    await direct.destroy();
  });
});
