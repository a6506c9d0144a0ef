import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { eventually } from '../testing/eventually.js';
import { breakActivities } from '../testing/faulty-activities.js';
import type { PrivateService } from '../testing/private-service.js';
import { hasRabbitmq, startRabbitmq } from '../testing/rabbitmq-server.js';
import { TcpProxy } from '../testing/tcp-proxy.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { createTestDatabase } from '../testing/test-database.js';
import { TestListener } from '../testing/test-listener.js';
import { OutboxReconciler } from './outbox-reconciler.js';

jest.setTimeout(120_000);
const describeWithRabbitmq = hasRabbitmq ? describe : describe.skip;

describeWithRabbitmq('events through RabbitMQ (needs rabbitmq-server)', () => {
  let broker: PrivateService;
  let database: { url: string; drop: () => Promise<void> };
  let api: TestApi;
  let listener: TestListener | undefined;
  let person: TestClient;
  let connection: ChannelModel;
  let channel: ConfirmChannel;
  let settings: Record<'DATABASE_URL' | 'RABBITMQ_URL' | 'SESSION_SECRET' | 'EVENT_RETRY_DELAYS_MS', string>;

  beforeAll(async () => {
    [broker, database] = await Promise.all([startRabbitmq(), createTestDatabase()]);
    settings = {
      DATABASE_URL: database.url,
      RABBITMQ_URL: broker.url,
      SESSION_SECRET: 'test-secret-0123456789-abcdefghijklmnop',
      EVENT_RETRY_DELAYS_MS: '100,200',
    };
    api = await TestApi.start({ ...settings, RABBITMQ_PREFIX: 'spendwise' });
    await breakActivities(api.database, 2);
    await eventually(openChannel, 30_000);
  });
  afterAll(async () => {
    await connection.close().catch(() => undefined);
    await api.stop();
    await broker.remove();
    await database.drop();
  });
  beforeEach(async () => {
    person = await api.client().register();
  });
  afterEach(async () => {
    await listener?.end('SIGKILL');
    listener = undefined;
  });

  it('are stored by the listener process, each once', async () => {
    listener = await TestListener.start(settings);
    await recordMany('plain', 50);
    await expectStoredOnce('plain', 50);
  });

  it('survive a listener that is killed again and again in the middle', async () => {
    const writing = recordMany('killed', 300);
    for (let round = 0; round < 4; round += 1) {
      const victim = await TestListener.start(settings);
      await eventually(async () => expect(await countStored('killed')).toBeGreaterThan(round * 5), 20_000);
      await victim.end('SIGKILL');
    }
    await writing;
    listener = await TestListener.start(settings);
    await expectStoredOnce('killed', 300);
  });

  it('wait in the outbox while the broker is gone, without a request waiting, and arrive when it is back', async () => {
    listener = await TestListener.start(settings);
    await recordMany('before', 20);
    await expectStoredOnce('before', 20);
    await connection.close();
    await broker.kill();
    const start = performance.now();
    await recordMany('meanwhile', 20);
    // Twenty writes next to any connection timeout: the broker is in nobody's way.
    expect(performance.now() - start).toBeLessThan(5_000);
    expect((await person.get('/health/ready')).body).toMatchObject({ status: 'ok', events: 'down' });
    await broker.start();
    await expectStoredOnce('meanwhile', 20);
    await eventually(openChannel, 30_000);
    expect((await person.get('/health/ready')).body).toMatchObject({ events: 'up' });
  });

  it('are finished and acknowledged by a listener that is asked to stop', async () => {
    const first = await TestListener.start(settings);
    const writing = recordMany('asked', 200);
    await eventually(async () => expect(await countStored('asked')).toBeGreaterThan(10));
    await first.end('SIGTERM');
    await writing;
    expect(first.log).not.toMatch(/Channel closed|unhandled/i);
    listener = await TestListener.start(settings);
    await expectStoredOnce('asked', 200);
  });

  it('that fail are tried again later, and parked after the last attempt without holding up others', async () => {
    listener = await TestListener.start(settings);
    await person.record({ title: 'flaky one' });
    await person.record({ title: 'poison one' });
    await person.record({ title: 'healthy one' });
    await expectStoredOnce('healthy', 1);
    await expectStoredOnce('flaky', 1);
    const parked = await takeParked();
    expect(parked.content).toMatchObject({ type: 'expense.created', data: { expense: { title: 'poison one' } } });
    expect(parked.headers).toMatchObject({ 'x-consumer': 'activity', 'x-reason': 'poisoned', 'x-attempt': 3 });
    expect(await countStored('poison')).toBe(0);
  });

  it.each([
    ['not JSON', Buffer.from('\u0000garbage')],
    ['nothing', Buffer.alloc(0)],
    ['another schema', Buffer.from('{"pattern":"x","data":1}')],
    ['a future version', Buffer.from(JSON.stringify({ ...anEvent(), version: 99 }))],
    ['a megabyte', Buffer.from(`"${'x'.repeat(1_000_000)}"`)],
  ])('that are no events at all (%s) are parked, and the next one is handled', async (_, content) => {
    listener = await TestListener.start(settings);
    channel.publish('spendwise.events', 'thing.happened', content, { persistent: true });
    const parked = await takeParked();
    expect(parked.raw.equals(content)).toBe(true);
    await person.record({ title: `after ${content.length}` });
    await expectStoredOnce(`after ${content.length}`, 1);
  });

  it('of a later version are parked once, and not sent again and again', async () => {
    listener = await TestListener.start(settings);
    await person.record({ title: 'later version' });
    await expectStoredOnce('later version', 1);
    await api.database.query(
      `WITH event AS (UPDATE outbox SET version = 99, published_at = NULL WHERE data->'expense'->>'title' = 'later version' RETURNING event_id)
       DELETE FROM inbox WHERE event_id IN (SELECT event_id FROM event)`,
    );
    // By each consumer that is bound to it: activity and budget.
    for (let copy = 0; copy < 2; copy += 1) expect((await takeParked()).content).toMatchObject({ version: 99 });
    await api.database.query(`UPDATE outbox SET published_at = published_at - interval '2 minutes'`);
    await eventually(async () => expect((await freshCheck('spendwise.activity')).messageCount).toBe(0));
    expect(await api.app.get(OutboxReconciler).reconcile(60)).toBe(0);
  });

  it('wait for a database that is away longer than all attempts together, and none is parked', async () => {
    const url = new URL(database.url);
    const line = new TcpProxy({ host: url.hostname, port: Number(url.port || 5432) });
    await line.open();
    const through = Object.assign(url, { hostname: '127.0.0.1', port: line.port }).href;
    listener = await TestListener.start({ ...settings, DATABASE_URL: through });
    await recordMany('before outage', 3);
    await expectStoredOnce('before outage', 3);
    await line.cut();
    await recordMany('outage', 30);
    await eventually(() => expect(listener?.log.match(/again in/g)?.length ?? 0).toBeGreaterThan(90), 30_000);
    await line.open();
    await expectStoredOnce('outage', 30);
    expect((await freshCheck('spendwise.parked')).messageCount).toBe(0);
    await listener.end('SIGKILL');
    await line.cut();
  });

  it('that reach no queue stay in the outbox, and are sent when there is one again', async () => {
    await channel.unbindQueue('spendwise.activity', 'spendwise.events', '#');
    await channel.unbindQueue('spendwise.budget', 'spendwise.events', 'expense.*');
    await person.record({ title: 'unroutable' });
    await eventually(async () => expect(await countUnpublished()).toBeGreaterThan(0));
    await channel.bindQueue('spendwise.activity', 'spendwise.events', '#');
    await channel.bindQueue('spendwise.budget', 'spendwise.events', 'expense.*');
    listener = await TestListener.start(settings);
    await expectStoredOnce('unroutable', 1);
  });

  it('are consumed again after their queue was deleted, and what was in it is sent again', async () => {
    await recordMany('lost', 10);
    await eventually(async () => expect(await countUnpublished()).toBe(0));
    listener = await TestListener.start(settings);
    await expectStoredOnce('lost', 10);
    await channel.deleteQueue('spendwise.activity');
    await eventually(async () => expect((await freshCheck('spendwise.activity')).consumerCount).toBe(1), 20_000);
    await recordMany('found', 5);
    await expectStoredOnce('found', 5);
  });

  it('that were purged at the broker are noticed and sent again', async () => {
    await eventually(async () => expect(await countUnpublished()).toBe(0));
    await recordMany('purged', 10);
    await eventually(async () => expect(await countUnpublished()).toBe(0));
    await channel.purgeQueue('spendwise.activity');
    await api.database.query(`UPDATE outbox SET published_at = published_at - interval '2 minutes'`);
    await eventually(async () => expect(await api.app.get(OutboxReconciler).reconcile(60)).toBeGreaterThanOrEqual(10));
    listener = await TestListener.start(settings);
    await expectStoredOnce('purged', 10);
  });

  async function openChannel(): Promise<void> {
    connection = await connect(broker.url);
    connection.on('error', () => undefined);
    channel = await connection.createConfirmChannel();
    await channel.checkQueue('spendwise.activity');
  }

  /** A failed check closes its channel, so each gets its own. */
  async function freshCheck(queue: string): Promise<{ consumerCount: number; messageCount: number }> {
    const own = await connection.createChannel();
    own.on('error', () => undefined);
    const state = await own.checkQueue(queue);
    await own.close();
    return state;
  }

  async function recordMany(title: string, count: number): Promise<void> {
    const categoryId = await person.categoryId();
    for (let number = 0; number < count; number += 1) await person.record({ title: `${title} ${number}`, categoryId });
  }

  async function countStored(title: string): Promise<number> {
    const [{ count }] = await api.database.query(
      `SELECT count(*)::int AS count FROM activities WHERE data->'expense'->>'title' LIKE $1 || '%'`,
      [title],
    );
    return count;
  }

  async function expectStoredOnce(title: string, count: number): Promise<void> {
    await eventually(async () => expect(await countStored(title)).toBe(count), 60_000);
    await eventually(async () => expect(await countUnpublished()).toBe(0), 30_000);
    const [{ ids }] = await api.database.query(
      `SELECT count(DISTINCT data->'expense'->>'id')::int AS ids FROM activities WHERE data->'expense'->>'title' LIKE $1 || '%'`,
      [title],
    );
    expect(ids).toBe(count);
    expect(await countStored(title)).toBe(count);
  }

  async function countUnpublished(): Promise<number> {
    const [{ count }] = await api.database.query(
      `SELECT count(*)::int AS count FROM outbox WHERE published_at IS NULL`,
    );
    return count;
  }

  async function takeParked() {
    return eventually(async () => {
      const message = await channel.get('spendwise.parked', { noAck: true });
      if (!message) throw new Error('nothing is parked');
      return {
        raw: message.content,
        content: parse(message.content),
        headers: message.properties.headers,
      };
    });
  }
});

function parse(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch {
    return undefined;
  }
}

function anEvent() {
  return {
    id: '0199f6f1-7f3a-4c11-9a55-0d4b1d2c3e4f',
    type: 'thing.happened',
    version: 1,
    occurredAt: '2026-11-24T18:00:00.000Z',
    userId: null,
    ledgerId: null,
    sequence: null,
    data: {},
  };
}
