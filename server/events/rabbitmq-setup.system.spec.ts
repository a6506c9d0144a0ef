import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'amqplib';
import { eventually } from '../testing/eventually.js';
import type { PrivateService } from '../testing/private-service.js';
import { hasRabbitmq, startRabbitmq } from '../testing/rabbitmq-server.js';
import { TcpProxy } from '../testing/tcp-proxy.js';
import { TestApi } from '../testing/test-api.js';

jest.setTimeout(120_000);
const describeWithRabbitmq = hasRabbitmq ? describe : describe.skip;

describeWithRabbitmq('setting up at RabbitMQ (needs rabbitmq-server)', () => {
  let broker: PrivateService;
  let line: TcpProxy;
  let api: TestApi | undefined;

  beforeAll(async () => {
    broker = await startRabbitmq();
    const { hostname, port } = new URL(broker.url);
    line = new TcpProxy({ host: hostname, port: Number(port) });
  });
  afterEach(() => api?.stop());
  afterAll(() => broker.remove());

  it('survives a broker that goes away at any moment of it', async () => {
    await line.open();
    api = await TestApi.start({ RABBITMQ_URL: `amqp://guest:guest@127.0.0.1:${line.port}` });
    for (let round = 0; round < 12; round += 1) {
      await line.cut();
      await line.open();
      // The next attempt comes after two seconds; each round cuts it a little later.
      await delay(2_000 + round * 15);
    }
    expect(await readiness()).toMatchObject({ status: 'ok' });
    await eventually(async () => expect(await readiness()).toMatchObject({ events: 'up' }), 30_000);
    await line.cut();
  });

  it('waits while a queue is declared otherwise, and goes on when that is mended', async () => {
    const connection = await connect(broker.url);
    const channel = await connection.createChannel();
    await channel.assertQueue('mismatch.activity', { durable: true });
    api = await TestApi.start({ RABBITMQ_URL: broker.url, RABBITMQ_PREFIX: 'mismatch' });
    await delay(3_000);
    expect(await readiness()).toMatchObject({ status: 'ok', events: 'down' });
    await channel.deleteQueue('mismatch.activity');
    await eventually(async () => expect(await readiness()).toMatchObject({ events: 'up' }), 30_000);
    await connection.close();
  });

  it('does not hold up the end of the process when the broker is frozen', async () => {
    api = await TestApi.start({ RABBITMQ_URL: broker.url });
    await eventually(async () => expect(await readiness()).toMatchObject({ events: 'up' }), 30_000);
    process.kill(-broker.pid(), 'SIGSTOP');
    const start = performance.now();
    await api.stop();
    const milliseconds = performance.now() - start;
    process.kill(-broker.pid(), 'SIGCONT');
    api = undefined;
    expect(milliseconds).toBeLessThan(10_000);
  });

  const readiness = async () => (await api?.client().get('/health/ready'))?.body;
});
