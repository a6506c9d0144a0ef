import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { ParkedCollector } from '../events/parked-collector.js';
import { anEvent } from '../testing/an-event.js';
import { eventually } from '../testing/eventually.js';
import { breakActivities } from '../testing/faulty-activities.js';
import type { PrivateService } from '../testing/private-service.js';
import { hasRabbitmq, startRabbitmq } from '../testing/rabbitmq-server.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { startConsumers } from '../testing/test-consumers.js';
import type { MonitorState, ParkedMessage, ParkedPage } from './monitor.dto.js';

jest.setTimeout(120_000);
const describeWithRabbitmq = hasRabbitmq ? describe : describe.skip;
const address = 'operator@example.org';
const workQueue = 'spendwise.activity';
const parkedQueue = 'spendwise.parked';
/** Redeliveries that RabbitMQ allows before it parks a message itself. */
const deliveryLimit = 20;

describeWithRabbitmq('the monitor of RabbitMQ (needs rabbitmq-server)', () => {
  let broker: PrivateService;
  let api: TestApi;
  let listener: INestApplication;
  let operator: TestClient;
  let connection: ChannelModel;
  let channel: ConfirmChannel;

  beforeAll(async () => {
    broker = await startRabbitmq();
    api = await TestApi.start({
      RABBITMQ_URL: broker.url,
      RABBITMQ_PREFIX: 'spendwise',
      EVENT_RETRY_DELAYS_MS: '10,20',
      OPERATORS: address,
    });
    await breakActivities(api.database, 0);
    operator = await api.client().register({ email: address });
    await api.database.query(`UPDATE users SET email_verified_at = now()`);
    connection = await connect(broker.url);
    connection.on('error', () => undefined);
    channel = await connection.createConfirmChannel();
    await eventually(async () => expect((await state()).isConnected).toBe(true), 30_000);
  });
  afterAll(async () => {
    await listener?.close();
    await api.stop();
    await broker.remove();
  });

  it('shows what RabbitMQ parked by itself, whose handler ended each time, and has it handled when it is retried', async () => {
    const event = anEvent('thing.happened', { fatal: true });
    channel.sendToQueue(workQueue, Buffer.from(JSON.stringify(event)), { persistent: true });
    await channel.waitForConfirms();
    for (let time = 0; time <= deliveryLimit; time += 1) await rejectOne(event.id);
    await eventually(async () => expect(await countIn(parkedQueue)).toBe(1));
    await collect();
    const [message] = (await listParked()) as [ParkedMessage];
    expect(message).toMatchObject({ consumer: 'activity', eventId: event.id, type: 'thing.happened' });
    expect(message.reason).toMatch(/ended before it was done/);
    expect(await countIn(parkedQueue)).toBe(1);

    listener = await startConsumers(api.config);
    expect((await operator.post(`/api/monitor/parked/${message.id}/retry`)).status).toBe(202);
    await eventually(async () => expect(await countHandled(event.id)).toBe(1));
    expect(await listParked()).toEqual([]);
    expect(await countIn(parkedQueue)).toBe(0);
  });

  it('tells what waits and who takes it', async () => {
    await eventually(async () => {
      const { transport, queues } = await state();
      expect(transport).toBe('rabbitmq');
      expect(queues).toContainEqual({
        name: workQueue,
        consumer: 'activity',
        role: 'work',
        ready: 0,
        unacknowledged: null,
        consumers: 1,
      });
      expect(queues.map(({ role }) => role)).toEqual(expect.arrayContaining(['work', 'retry', 'parked']));
    });
  });

  it('has an event that failed handled once when it is retried, though other messages are parked before and behind', async () => {
    for (let number = 0; number < 60; number += 1) channel.publish('spendwise.events', 'x.y', Buffer.from(`${number}`));
    await eventually(async () => expect(await countIn(parkedQueue)).toBe(60));
    await operator.record({ title: 'poison one' });
    await eventually(async () => expect(await countIn(parkedQueue)).toBe(61));
    channel.publish('spendwise.events', 'x.y', Buffer.from('behind'));
    await eventually(async () => expect(await countIn(parkedQueue)).toBe(62));
    const message = (await listParked()).find(({ reason }) => reason === 'poisoned') as ParkedMessage;
    await api.database.query(`ALTER TABLE activities DISABLE TRIGGER fail_on_purpose`);
    expect((await operator.post(`/api/monitor/parked/${message.id}/retry`)).status).toBe(202);
    await eventually(async () => expect(await countHandled(message.eventId as string)).toBe(1));
    await eventually(async () => expect(await countIn(parkedQueue)).toBe(61));
    expect((await state()).parked).toBe(61);
  });

  it('keeps one copy of each message at the broker, and none of what is dropped', async () => {
    channel.sendToQueue(parkedQueue, Buffer.from('behind'), { headers: { 'x-consumer': 'activity' } });
    await channel.waitForConfirms();
    await collect();
    await eventually(async () => expect(await countIn(parkedQueue)).toBe(61));
    const message = (await listParked()).find(({ content }) => content === 'behind') as ParkedMessage;
    expect((await operator.send('DELETE', `/api/monitor/parked/${message.id}`)).status).toBe(204);
    await eventually(async () => expect(await countIn(parkedQueue)).toBe(60));
    await collect();
    expect((await listParked()).map(({ content }) => content)).not.toContain('behind');
    expect((await state()).parked).toBe(60);
  });

  it('gives a huge message back whole, from the copy at the broker', async () => {
    const content = Buffer.from(`"${'x'.repeat(1_000_000)}"`);
    channel.publish('spendwise.events', 'x.y', content);
    await eventually(async () => expect(await countIn(parkedQueue)).toBe(61));
    const [message] = (await listParked()) as [ParkedMessage];
    expect(message.content).toContain('the message has 1,000,002 bytes');
    expect((await operator.post(`/api/monitor/parked/${message.id}/retry`)).status).toBe(202);
    // It is no event this time either: that it comes back as long as it was shows that it was all there.
    await eventually(async () => expect((await listParked())[0]?.parkedAt).not.toBe(message.parkedAt));
    expect((await listParked())[0]).toMatchObject({ id: message.id, content: message.content });
    await eventually(async () => expect(await countIn(parkedQueue)).toBe(61));
  });

  it('says that the broker is away, and changes nothing of what is parked', async () => {
    await listener.close();
    await connection.close();
    await broker.kill();
    await eventually(async () => expect((await state()).isConnected).toBe(false));
    expect((await state()).queues).toEqual([]);
    const [message] = (await listParked()) as [ParkedMessage];
    expect((await operator.post(`/api/monitor/parked/${message.id}/retry`)).status).toBe(503);
    expect((await operator.send('DELETE', `/api/monitor/parked/${message.id}`)).status).toBe(503);
    expect((await listParked())[0]).toEqual(message);
    const { body } = await api.client().get<string>('/metrics');
    expect(body).toMatch(/^spendwise_parked_messages 61$/m);
    expect(body).not.toMatch(/^spendwise_queue_messages\{/m);
  });

  const state = async () => (await operator.get<MonitorState>('/api/monitor')).body;

  /** As when whoever took it ends before it is done. What else is in the queue stays there. */
  async function rejectOne(eventId: string): Promise<void> {
    await eventually(async () => {
      const message = await channel.get(workQueue, { noAck: false });
      if (!message) throw new Error('nothing waits');
      const isWanted = message.content.toString().includes(eventId);
      if (isWanted) channel.reject(message, true);
      else channel.ack(message);
      if (!isWanted) throw new Error('another message');
    });
  }

  async function collect(): Promise<void> {
    await eventually(() => api.app.get(ParkedCollector).collect());
  }

  async function listParked(): Promise<ParkedMessage[]> {
    return (await operator.get<ParkedPage>('/api/monitor/parked?pageSize=100')).body.items;
  }

  const countIn = async (queue: string) => (await channel.checkQueue(queue)).messageCount;

  async function countHandled(eventId: string): Promise<number> {
    const [{ count }] = await api.database.query(`SELECT count(*)::int AS count FROM activities WHERE id = $1`, [
      eventId,
    ]);
    return count;
  }
});
