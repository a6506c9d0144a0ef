import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { eventually } from '../testing/eventually.js';
import { hasRabbitmq, type RabbitmqServer, startRabbitmq } from '../testing/rabbitmq-server.js';
import { TcpProxy } from '../testing/tcp-proxy.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { createTestDatabase } from '../testing/test-database.js';
import { TestListener } from '../testing/test-listener.js';
import { activityConsumer, consumers } from './consumers.js';
import { RabbitmqQueueServer } from './rabbitmq-queue-server.js';
import type { RabbitmqDelivery } from './rabbitmq-delivery.js';
import { RabbitmqTopology } from './rabbitmq-topology.js';

jest.setTimeout(120_000);
const describeWithRabbitmq = hasRabbitmq ? describe : describe.skip;

describeWithRabbitmq('a listener in trouble (needs rabbitmq-server)', () => {
  let broker: RabbitmqServer;
  let database: { url: string; drop: () => Promise<void> };
  let settings: Record<'DATABASE_URL' | 'RABBITMQ_URL' | 'SESSION_SECRET', string>;
  let api: TestApi;
  let person: TestClient;
  let connection: ChannelModel;
  let channel: ConfirmChannel;
  let listener: TestListener | undefined;

  beforeAll(async () => {
    [broker, database] = await Promise.all([startRabbitmq(), createTestDatabase()]);
    settings = {
      DATABASE_URL: database.url,
      RABBITMQ_URL: broker.url,
      SESSION_SECRET: 'test-secret-0123456789-abcdefghijklmnop',
    };
    api = await TestApi.start({ ...settings, RABBITMQ_PREFIX: 'spendwise' });
    person = await api.client().register();
    await eventually(openChannel, 30_000);
  });
  afterAll(async () => {
    await connection.close().catch(() => undefined);
    await api.stop();
    await broker.remove();
    await database.drop();
  });
  afterEach(async () => {
    await listener?.end('SIGKILL');
    listener = undefined;
  });

  it('waits for a database that is not there yet, and then consumes what LISTEN names', async () => {
    const { hostname, port } = new URL(database.url);
    const line = new TcpProxy({ host: hostname, port: Number(port || 5432) });
    await line.open();
    await line.cut();
    const through = Object.assign(new URL(database.url), { hostname: '127.0.0.1', port: line.port }).href;
    const starting = TestListener.start({ ...settings, DATABASE_URL: through, LISTEN: 'activity' });
    await line.open();
    listener = await starting;
    await eventually(async () =>
      expect(await listener?.health()).toMatchObject({
        status: 200,
        body: { status: 'ok', database: 'up', consumers: [{ name: 'activity', isConsuming: true }] },
      }),
    );
    await person.record({ title: 'for the chosen one' });
    await expectAllStored();
    expect((await channel.checkQueue('spendwise.mail')).consumerCount).toBe(0);
    await listener.end('SIGTERM');
    await line.cut();
  });

  it('says so while the broker is gone, stays, and consumes again when it is back', async () => {
    listener = await TestListener.start(settings);
    await eventually(async () => expect((await listener?.health())?.status).toBe(200));
    await connection.close();
    await broker.kill();
    await eventually(async () =>
      expect(await listener?.health()).toMatchObject({
        status: 503,
        body: { database: 'up', consumers: consumers.map(({ name }) => ({ name, isConsuming: false })) },
      }),
    );
    await broker.start();
    await eventually(async () => expect((await listener?.health())?.status).toBe(200), 30_000);
    await eventually(openChannel, 30_000);
  });

  it('finishes what it was given while the broker is low on disk, and the rest is published after that', async () => {
    listener = await TestListener.start(settings);
    await expectAllStored();
    await broker.control('set_disk_free_limit', '99999999999999');
    await person.record({ title: 'on a full disk' });
    await eventually(async () => expect((await person.get('/health/ready')).body).toMatchObject({ events: 'down' }));
    expect((await person.record({ title: 'nobody waits' })).status).toBe(201);
    await broker.control('set_disk_free_limit', '50MB');
    await expectAllStored();
    expect((await person.get('/health/ready')).body).toMatchObject({ events: 'up' });
  });

  it('comes back when the broker closes its channel', async () => {
    const server = new RabbitmqQueueServer(broker.url, new RabbitmqTopology('closed', [100]), activityConsumer);
    let deliveries = 0;
    server.addHandler(
      activityConsumer.name,
      async (_data: unknown, delivery: RabbitmqDelivery) => {
        deliveries += 1;
        await delivery.finish(() => delivery.acknowledge());
        // A second acknowledgement is an error to the broker, which closes the channel for it.
        if (deliveries === 1) delivery.acknowledge();
      },
      true,
    );
    await new Promise<void>((resolve) => void server.listen(resolve as never));
    channel.sendToQueue('closed.activity', Buffer.from('"first"'));
    await eventually(() => expect(server.isConsuming).toBe(false));
    channel.sendToQueue('closed.activity', Buffer.from('"second"'));
    await eventually(() => expect(server.isConsuming).toBe(true), 20_000);
    await eventually(() => expect(deliveries).toBeGreaterThanOrEqual(2));
    await server.close();
  });

  it('that is asked to stop under load leaves nothing to be delivered again', async () => {
    const messages = 3_000;
    const topology = new RabbitmqTopology('stopped', [100]);
    const handled: boolean[] = [];
    const start = async () => {
      const server = new RabbitmqQueueServer(broker.url, topology, { ...activityConsumer, prefetch: 200 });
      const handle = async (_data: unknown, delivery: RabbitmqDelivery) => {
        await delay(5);
        handled.push(delivery.isRedelivered);
        await delivery.finish(() => delivery.acknowledge());
      };
      server.addHandler(activityConsumer.name, handle, true);
      await new Promise<void>((resolve) => void server.listen(resolve as never));
      return server;
    };
    const first = await start();
    for (let index = 0; index < messages; index += 1) channel.sendToQueue('stopped.activity', Buffer.from(`${index}`));
    await eventually(() => expect(handled.length).toBeGreaterThan(300), 20_000);
    await first.close();
    const before = handled.length;
    expect(before).toBeLessThan(messages);
    const second = await start();
    await eventually(() => expect(handled.length).toBeGreaterThanOrEqual(messages), 40_000);
    await second.close();
    expect(handled.filter((isRedelivered) => isRedelivered)).toHaveLength(0);
    expect(handled).toHaveLength(messages);
  });

  async function openChannel(): Promise<void> {
    connection = await connect(broker.url);
    connection.on('error', () => undefined);
    channel = await connection.createConfirmChannel();
    await channel.checkQueue('spendwise.activity');
  }

  async function expectAllStored(): Promise<void> {
    await eventually(async () => {
      const [{ count }] = await api.database.query(
        `SELECT count(*)::int AS count FROM outbox
          WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE consumer = 'activity' AND inbox.event_id = outbox.event_id AND handled_at IS NOT NULL)`,
      );
      expect(count).toBe(0);
    }, 40_000);
  }
});
