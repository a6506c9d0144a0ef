import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source-options.js';
import type { DomainEvent } from '../events/domain-event.js';
import { Inbox } from '../events/inbox.js';
import { anEvent } from '../testing/an-event.js';
import { breakActivities } from '../testing/faulty-activities.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { ActivityAnnouncer } from './activity-announcer.js';
import { ActivityService } from './activity.service.js';

let api: TestApi;
let person: TestClient;
/** Each as in a process of its own. */
let listeners: ActivityService[];
const dataSources: DataSource[] = [];

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
  listeners = await Promise.all([startListener(), startListener()]);
  await breakActivities(api.database, 0);
});
afterAll(async () => {
  for (const dataSource of dataSources) await dataSource.destroy();
  await api.stop();
});

describe('events that arrive together', () => {
  it('are each stored once, however often they come, in one process and in several', async () => {
    const events = Array.from({ length: 300 }, (_, n) => expense(`each once ${n}`));
    const deliveries = events.flatMap((event) => [event, { ...event, id: event.id.toUpperCase() }, event]);
    await Promise.all(
      listeners.flatMap((listener, index) =>
        (index === 0 ? deliveries : [...deliveries].reverse()).map((event) => listener.recordActivity(event)),
      ),
    );
    expect(await stored('each once')).toBe(300);
  });

  it('are committed together, so that many take few transactions', async () => {
    const events = Array.from({ length: 150 }, (_, n) => expense(`together ${n}`));
    await Promise.all(events.map((event) => record(event)));
    const [{ transactions }] = await api.database.query(
      `SELECT count(DISTINCT xmin::text)::int AS transactions FROM activities WHERE data->'expense'->>'title' LIKE 'together%'`,
    );
    expect(transactions).toBeLessThanOrEqual(2);
  });

  it('fail alone: the others are stored, the bad one stays unhandled', async () => {
    const events = ['fine 1', 'poison', 'fine 2', 'fine 3'].map((title) => expense(title));
    const outcomes = await Promise.allSettled(events.map((event) => record(event)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await stored('fine')).toBe(3);
    expect(await isHandled(events[1] as DomainEvent)).toBe(false);
    expect(await isHandled(events[2] as DomainEvent)).toBe(true);
  });

  it('of somebody who is gone are handled, not stored', async () => {
    const gone = [
      anEvent('expense.created', { expense: { title: 'of nobody 1' } }, { ledgerId: randomUUID(), sequence: 1 }),
      anEvent('user.updated', { expense: { title: 'of nobody 2' } }, { userId: 2_000_000_000 }),
      anEvent('user.updated', { expense: { title: 'of a number too large' } }, { userId: 3_000_000_000 }),
    ];
    const outcomes = await Promise.allSettled([...gone, expense('of somebody')].map((event) => record(event)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await stored('of ')).toBe(1);
    expect(await isHandled(gone[0] as DomainEvent)).toBe(true);
    expect(await isHandled(gone[1] as DomainEvent)).toBe(true);
  });

  it('with the end of an account among them leave nothing of it', async () => {
    const { body } = await api.client().post<{ user: { id: number; ledgers: { id: string }[] } }>('/api/auth/demo');
    const { id } = body.user;
    const ledgerId = body.user.ledgers[0]?.id as string;
    const ofDemo = (title: string) => expense(title, { userId: id, ledgerId });
    await api.database.query('DELETE FROM ledgers WHERE id = $1', [ledgerId]);
    const removal = anEvent('demo.removed', { user: { id }, ledgerIds: [ledgerId] }, { userId: id });
    await api.database.query(
      `INSERT INTO activities (id, type, occurred_at, user_id, ledger_id, data)
       VALUES (gen_random_uuid(), 'expense.created', now(), $1, $2, '{"expense": {"title": "demo 0"}}')`,
      [id, ledgerId],
    );
    const events = [expense('beside 1'), ofDemo('demo 1'), removal, ofDemo('demo 2'), expense('beside 2')];
    await Promise.all(events.map((event) => record(event)));
    expect(await stored('demo')).toBe(0);
    expect(await stored('beside')).toBe(2);
    for (const event of events) expect(await isHandled(event)).toBe(true);
  });

  it('do not wait for one whose subject is just being removed', async () => {
    const other = await api.client().register();
    const removing = api.database.createQueryRunner();
    await removing.startTransaction();
    await removing.query('SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [other.user.id]);
    const held = anEvent('user.updated', { expense: { title: 'held up' } }, { userId: other.user.id });
    const [first, ...rest] = [expense('passing 1'), held, expense('passing 2')].map((event) => record(event));
    await Promise.all([first, rest[1]]);
    expect(await stored('passing')).toBe(2);
    expect(await stored('held up')).toBe(0);
    await removing.commitTransaction();
    await removing.release();
    await rest[0];
    expect(await stored('held up')).toBe(1);
  });
});

describe('security events', () => {
  it.each([
    'session.opened',
    'session.closed',
    'session.revoked',
    'session.evicted',
    'session.reported',
    'sign-in.throttled',
    'token.created',
    'token.revoked',
    'password.changed',
    'password.reset',
    'identity.linked',
    'identity.unlinked',
  ])('%s has its device and address in columns', async (type) => {
    const origin = { device: 'Firefox on Linux', ip: '192.0.2.7' };
    const event = anEvent(type, { ...origin, email: 'ada@example.org' }, { userId: person.user.id });
    await Promise.all([event, expense('beside')].map((each) => record(each)));
    const [row] = await api.database.query('SELECT device, ip, data FROM activities WHERE id = $1', [event.id]);
    expect(row).toEqual({ ...origin, data: { email: 'ada@example.org' } });
  });
});

const record = (event: DomainEvent) => (listeners[0] as ActivityService).recordActivity(event);

async function startListener(): Promise<ActivityService> {
  const dataSource = await new DataSource(dataSourceOptions(api.config.databaseUrl, 4)).initialize();
  dataSources.push(dataSource);
  return new ActivityService(dataSource, new Inbox(dataSource), new ActivityAnnouncer(dataSource));
}

function expense(title: string, about: Partial<DomainEvent> = {}): DomainEvent {
  const ledgerId = person.user.ledgers[0]?.id as string;
  return anEvent(
    'expense.created',
    { expense: { title } },
    { userId: person.user.id, ledgerId, sequence: 1, ...about },
  );
}

async function stored(title: string): Promise<number> {
  const [{ count }] = await api.database.query(
    `SELECT count(*)::int AS count FROM activities WHERE data->'expense'->>'title' LIKE $1 || '%'`,
    [title],
  );
  return count;
}

async function isHandled({ id }: DomainEvent): Promise<boolean> {
  const rows: unknown[] = await api.database.query(
    `SELECT 1 FROM inbox WHERE consumer = 'activity' AND event_id = $1`,
    [id],
  );
  return rows.length > 0;
}
