import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { OutboxReconciler } from '../events/outbox-reconciler.js';
import { ParkedMessages } from '../events/parked-messages.js';
import { eventually } from '../testing/eventually.js';
import { breakActivities } from '../testing/faulty-activities.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { EventCounts, MonitorState, ParkedMessage, ParkedPage } from './monitor.dto.js';

const address = 'operator@example.org';

let api: TestApi;
let operator: TestClient;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ RABBITMQ_URL: undefined, EVENT_RETRY_DELAYS_MS: '10,20', OPERATORS: address });
  await breakActivities(api.database, 0);
  operator = await api.client().register({ email: address });
  person = await api.client().register();
});
afterAll(() => api.stop());

describe('the monitor', () => {
  it('is not there for an operator whose address is not verified, nor for anybody else', async () => {
    const missing = await operator.get('/api/nothing');
    const refused = await operator.get('/api/monitor');
    expect(refused.status).toBe(404);
    expect({ ...refused.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    await api.database.query(`UPDATE users SET email_verified_at = now() WHERE email = $1`, [address]);
    expect((await operator.get('/api/monitor')).status).toBe(200);
    expect((await person.get('/api/monitor')).status).toBe(404);
  });

  it('is not there for an access token of an operator', async () => {
    const { body } = await operator.post<{ token: string }>('/api/auth/tokens', { name: 'Program', scope: 'write' });
    const { status } = await api.client().get('/api/monitor', { authorization: `Bearer ${body.token}` });
    expect(status).toBe(403);
  });

  it('tells of the queues, of what waits and of the mails', async () => {
    await eventually(async () => {
      const { body } = await operator.get<MonitorState>('/api/monitor');
      expect(body).toMatchObject({ transport: 'in-process', isConnected: true, parked: 0 });
      expect(body.outbox).toEqual({ unpublished: 0, oldestSeconds: 0, unhandled: 0 });
      expect(body.queues).toContainEqual({
        name: 'activity',
        consumer: 'activity',
        role: 'work',
        ready: 0,
        unacknowledged: 0,
        consumers: 1,
      });
      expect(body.mails.map(({ status }) => status)).toEqual(['pending', 'sending', 'sent', 'failed', 'bounced']);
      expect(body.mails.find(({ status }) => status === 'sent')?.count).toBeGreaterThanOrEqual(2);
    });
  });

  it('counts the events of the last minutes by type and minute', async () => {
    const counts = async (minutes: number) =>
      (await operator.get<EventCounts>(`/api/monitor/events?minutes=${minutes}`)).body.items.filter(
        ({ type }) => type === 'expense.created',
      );
    await person.record();
    api.clock.set('2026-11-24T18:05:10Z');
    await person.record();
    await person.record();
    await eventually(async () =>
      expect(await counts(60)).toEqual([
        { minute: '2026-11-24T18:00:00.000Z', type: 'expense.created', count: 1 },
        { minute: '2026-11-24T18:05:00.000Z', type: 'expense.created', count: 2 },
      ]),
    );
    expect(await counts(5)).toHaveLength(1);
    expect((await operator.get('/api/monitor/events?minutes=0')).status).toBe(400);
  });
});

describe('a parked event', () => {
  it('is shown with its reason and what it said, and is handled once when it is retried', async () => {
    const message = await parkOne('poison for retry');
    expect(message).toMatchObject({ consumer: 'activity', type: 'expense.created', reason: 'poisoned', attempts: 3 });
    expect(JSON.parse(message.content)).toMatchObject({ data: { expense: { title: 'poison for retry' } } });
    await heal();
    expect((await operator.post(`/api/monitor/parked/${message.id}/retry`)).status).toBe(202);
    await eventually(async () => expect(await countStored('poison for retry')).toBe(1));
    expect(await listParked()).toEqual([]);
    expect(await inboxOf(message)).toEqual({ isHandled: true, reason: null });
    expect((await operator.post(`/api/monitor/parked/${message.id}/retry`)).status).toBe(404);
    await eventually(async () => expect(await decisions()).toEqual(['parked-message.retried']));
  });

  it('is parked again when the retry fails too, as one message', async () => {
    await spoil();
    const message = await parkOne('poison for good');
    expect((await operator.post(`/api/monitor/parked/${message.id}/retry`)).status).toBe(202);
    await eventually(async () => expect((await listParked()).map(({ id }) => id)).toEqual([message.id]));
    await eventually(async () => expect(await inboxOf(message)).toEqual({ isHandled: false, reason: 'poisoned' }));
  });

  it('is gone for good when it is dropped: not sent again, and out of the outbox', async () => {
    const [message] = (await listParked()) as [ParkedMessage];
    expect((await person.send('DELETE', `/api/monitor/parked/${message.id}`)).status).toBe(404);
    expect((await operator.send('DELETE', `/api/monitor/parked/${message.id}`)).status).toBe(204);
    expect(await listParked()).toEqual([]);
    expect(await inboxOf(message)).toEqual({ isHandled: true, reason: 'dropped: poisoned' });
    await heal();
    await api.database.query(`UPDATE outbox SET published_at = published_at - interval '1 hour'`);
    await api.app.get(OutboxReconciler).reconcile(60);
    expect(await countStored('poison for good')).toBe(0);
    const rows = await api.database.query(`SELECT 1 FROM outbox WHERE event_id = $1`, [message.eventId]);
    expect(rows).toEqual([]);
    await eventually(async () => expect(await decisions()).toContain('parked-message.dropped'));
  });
});

describe('what is no event', () => {
  it.each([
    ['nothing', Buffer.alloc(0), ''],
    ['no JSON', Buffer.from('\u0000garbage'), '\u0000garbage'],
    ['no text', Buffer.from([0xff, 0xfe, 0x41]), '\ufffd\ufffdA'],
    ['another shape', Buffer.from('{"pattern":"x"}'), '{"pattern":"x"}'],
  ])('is kept as it is, once (%s)', async (_, content, shown) => {
    for (let time = 0; time < 2; time += 1) await park(content);
    const [message, ...others] = (await listParked()) as [ParkedMessage];
    expect(others).toEqual([]);
    expect(message).toMatchObject({ eventId: null, type: null, content: shown });
    expect((await operator.send('DELETE', `/api/monitor/parked/${message.id}`)).status).toBe(204);
  });

  it('is cut when it is huge, says so, and cannot be retried from its beginning', async () => {
    await park(Buffer.from('é'.repeat(500_000)));
    const [message] = (await listParked()) as [ParkedMessage];
    expect(message.content).toBe(`${'é'.repeat(10_000)}… (cut: the message has 1,000,000 bytes)`);
    const { status, body } = await operator.post(`/api/monitor/parked/${message.id}/retry`);
    expect([status, body['code']]).toEqual([409, 'not_retriable']);
    expect((await listParked()).map(({ id }) => id)).toEqual([message.id]);
    await operator.send('DELETE', `/api/monitor/parked/${message.id}`);
  });

  it('of a queue that nobody knows is kept, and says that it cannot be retried', async () => {
    await park(Buffer.from('lost'), 'unknown');
    const [message] = (await listParked()) as [ParkedMessage];
    expect((await operator.post(`/api/monitor/parked/${message.id}/retry`)).status).toBe(409);
    expect((await operator.send('DELETE', `/api/monitor/parked/${message.id}`)).status).toBe(204);
    expect((await operator.send('DELETE', `/api/monitor/parked/${randomUUID()}`)).status).toBe(404);
  });

  it('fills pages, the latest first', async () => {
    for (let number = 0; number < 30; number += 1) await park(Buffer.from(`number ${number}`));
    const { body } = await operator.get<ParkedPage>('/api/monitor/parked?page=2&pageSize=25');
    expect(body).toMatchObject({ page: 2, pageSize: 25, total: 30 });
    expect(body.items.map(({ content }) => content)).toEqual([4, 3, 2, 1, 0].map((number) => `number ${number}`));
    const { body: past } = await operator.get<ParkedPage>('/api/monitor/parked?page=3');
    expect(past).toEqual({ items: [], page: 3, pageSize: 25, total: 30 });
  });
});

const park = (content: Buffer, consumer = 'activity') =>
  api.app.get(ParkedMessages).store({ consumer, content, reason: 'not an event', attempts: 1 });

async function parkOne(title: string): Promise<ParkedMessage> {
  await person.record({ title });
  return eventually(async () => {
    const [message] = await listParked();
    if (!message) throw new Error('nothing is parked');
    return message;
  });
}

async function listParked(): Promise<ParkedMessage[]> {
  return (await operator.get<ParkedPage>('/api/monitor/parked')).body.items;
}

const heal = () => api.database.query(`ALTER TABLE activities DISABLE TRIGGER fail_on_purpose`);
const spoil = () => api.database.query(`ALTER TABLE activities ENABLE TRIGGER fail_on_purpose`);

async function countStored(title: string): Promise<number> {
  const [{ count }] = await api.database.query(
    `SELECT count(*)::int AS count FROM activities WHERE data->'expense'->>'title' = $1`,
    [title],
  );
  return count;
}

async function inboxOf({ consumer, eventId }: ParkedMessage): Promise<{ isHandled: boolean; reason: string | null }> {
  const [row] = await api.database.query(
    `SELECT handled_at IS NOT NULL AS "isHandled", parked_reason AS reason FROM inbox WHERE consumer = $1 AND event_id = $2`,
    [consumer, eventId],
  );
  return row;
}

async function decisions(): Promise<string[]> {
  const rows: { type: string }[] = await api.database.query(
    `SELECT type FROM activities WHERE type LIKE 'parked-message.%' AND user_id = $1`,
    [operator.user.id],
  );
  return rows.map(({ type }) => type);
}
