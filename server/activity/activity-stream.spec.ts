import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStream } from '../testing/event-stream.js';
import { eventually } from '../testing/eventually.js';
import { createProxiedDatabase, type ProxiedDatabase } from '../testing/proxied-database.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { ActivityStreams } from './activity-streams.js';

const path = '/api/activity/stream';
let database: ProxiedDatabase;
let api: TestApi;
let person: TestClient;
let opened: EventStream[];

beforeAll(async () => {
  database = await createProxiedDatabase();
  api = await TestApi.start({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});
beforeEach(async () => {
  opened = [];
  person = await api.client().register();
  await settled();
});
afterEach(async () => {
  for (const stream of opened) stream.abort();
  await eventually(() => expect(streams().size).toBe(0));
});

describe('the stream of activities', () => {
  it('begins at once, unbuffered and never stored', async () => {
    const stream = await open(person);
    await eventually(() => expect(stream.events[0]).toBe('ready'));
    expect(stream.received).toMatch(/retry: 3000\n/);
    expect(stream.response.statusCode).toBe(200);
    expect(stream.response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'x-accel-buffering': 'no',
      'cache-control': expect.stringContaining('no-store'),
    });
    expect(stream.response.headers['content-encoding']).toBeUndefined();
  });

  it('tells of what the user did, and nothing of what', async () => {
    const stream = await open(person);
    const before = await quiet(stream);
    await person.send('PATCH', '/api/me', { body: { name: 'canary' } });
    await eventually(() => expect(activitiesOf(stream)).toBeGreaterThan(before));
    expect(stream.received).not.toContain('canary');
    expect(stream.received.match(/^data: .*$/gm)?.every((line) => line === 'data: {}')).toBe(true);
  });

  it('tells of ledgers that the user may read now, of no others', async () => {
    const guest = await api.client().register();
    const [stream, ofOwner] = [await open(guest), await open(person)];
    const recordAndHear = async () => {
      const before = await quiet(ofOwner);
      await person.record();
      await eventually(() => expect(activitiesOf(ofOwner)).toBeGreaterThan(before));
    };
    // What was announced before the second one, the guest has heard of after it.
    await recordAndHear();
    await recordAndHear();
    const before = activitiesOf(stream);
    await recordAndHear();
    expect(activitiesOf(stream)).toBe(before);

    await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      person.user.ledgers[0]?.id,
      guest.user.id,
    ]);
    await person.record();
    await eventually(() => expect(activitiesOf(stream)).toBeGreaterThan(before));
  });

  it('ends when its session is closed, and no other one does', async () => {
    const other = await signIn();
    const [stream, ofOther] = [await open(person), await open(other)];
    await other.post('/api/auth/logout');
    await eventually(() => expect(ofOther.isEnded).toBe(true), 3_000);
    expect(stream.isEnded).toBe(false);
  });

  it('ends when its session is revoked from another one', async () => {
    const other = await signIn();
    const stream = await open(other);
    const { body } = await person.get<{ items: { id: string; current: boolean }[] }>('/api/auth/sessions');
    const session = body.items.find(({ current }) => !current);
    expect((await person.send('DELETE', `/api/auth/sessions/${session?.id}`)).status).toBe(204);
    await eventually(() => expect(stream.isEnded).toBe(true), 3_000);
  });

  it('ends when its session expires, of which nobody tells', async () => {
    const stream = await open(person);
    await streams().beat();
    await eventually(() => expect(stream.events).toContain('ping'));
    expect(stream.isEnded).toBe(false);
    const now = api.clock.now().toISOString();
    api.clock.set(new Date(api.clock.now().getTime() + 400 * 86_400_000).toISOString());
    await streams().beat();
    api.clock.set(now);
    await eventually(() => expect(stream.isEnded).toBe(true));
  });

  it('is for access tokens too, and ends with them', async () => {
    const { body } = await person.post<{ id: string; token: string }>('/api/auth/tokens', {
      name: 'script',
      scope: 'read',
    });
    await settled();
    const stream = await open(api.client(), { authorization: `Bearer ${body.token}` });
    await streams().beat();
    await eventually(() => expect(stream.events).toContain('ping'));
    expect(stream.isEnded).toBe(false);
    expect((await person.send('DELETE', `/api/auth/tokens/${body.id}`)).status).toBe(204);
    await eventually(() => expect(stream.isEnded).toBe(true), 3_000);
  });

  it('is no use of the session', async () => {
    await api.database.query(`UPDATE sessions SET last_seen_at = last_seen_at - interval '1 hour' WHERE user_id = $1`, [
      person.user.id,
    ]);
    const seen = () => api.database.query(`SELECT last_seen_at FROM sessions WHERE user_id = $1`, [person.user.id]);
    const before = await seen();
    await open(person);
    await streams().beat();
    expect(await seen()).toEqual(before);
  });

  it('is refused to nobody but who has too many open', async () => {
    for (let count = 0; count < 20; count += 1) await open(person);
    const refused = await open(person);
    expect(refused.response.statusCode).toBe(429);
    expect(refused.response.headers['content-type']).toContain('application/problem+json');
    expect((await open(await api.client().register())).response.statusCode).toBe(200);
    opened[0]?.abort();
    await eventually(async () => expect((await open(person)).response.statusCode).toBe(200));
    expect((await open(api.client())).response.statusCode).toBe(401);
  });

  it('leaves nothing behind when its page goes', async () => {
    for (let round = 0; round < 10; round += 1) {
      const pages = await Promise.all(Array.from({ length: 10 }, () => open(person)));
      for (const page of pages) page.abort();
      await eventually(() => expect(streams().size).toBe(0));
    }
  });

  it('tells once more when the database was away, because something may have been missed', async () => {
    const stream = await open(person);
    const before = await quiet(stream);
    await database.line.cut();
    await database.line.open();
    await eventually(() => expect(activitiesOf(stream)).toBeGreaterThan(before));
    const after = activitiesOf(stream);
    await person.record();
    await eventually(() => expect(activitiesOf(stream)).toBeGreaterThan(after));
  });
});

describe('a process that ends', () => {
  it('ends its streams', async () => {
    const other = await TestApi.start({ DATABASE_URL: database.url });
    const client = Object.assign(other.client(), { cookie: person.cookie });
    const stream = await EventStream.open(client, path);
    await eventually(() => expect(stream.events).toContain('ready'));
    await other.stop();
    expect(stream.isEnded).toBe(true);
  });

  it('is not needed to hear of what another one stored', async () => {
    const other = await TestApi.start({ DATABASE_URL: database.url });
    const client = Object.assign(other.client(), { cookie: person.cookie, user: person.user });
    const [here, there] = [await open(person), await EventStream.open(client, path)];
    const before = [await quiet(here), await quiet(there)];
    await client.record();
    await eventually(() => {
      expect(activitiesOf(here)).toBeGreaterThan(before[0] as number);
      expect(activitiesOf(there)).toBeGreaterThan(before[1] as number);
    });
    await other.stop();
  });
});

const streams = () => api.app.get(ActivityStreams);

const activitiesOf = ({ events }: EventStream) => events.filter((name) => name === 'activity').length;

async function open(client: TestClient, headers: Record<string, string> = {}): Promise<EventStream> {
  const stream = await EventStream.open(client, path, headers);
  opened.push(stream);
  return stream;
}

async function signIn(): Promise<TestClient> {
  const client = api.client();
  await client.post('/api/auth/login', { email: person.user.email, password: 'correct horse battery' });
  await settled();
  return client;
}

/** Until all that was emitted has been stored, also what came of the mails for it. */
async function settled(): Promise<void> {
  await eventually(async () => {
    const [{ waiting }] = await api.database.query(
      `SELECT count(*)::int AS waiting FROM outbox
        WHERE NOT EXISTS (SELECT 1 FROM inbox i WHERE i.consumer = 'activity' AND i.event_id = outbox.event_id)
           OR type ~ '^(user|session|token)[.]'
              AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.consumer = 'mail' AND i.event_id = outbox.event_id)`,
    );
    expect(waiting).toBe(0);
  });
}

/** How often a stream has told of something once all is stored. */
async function quiet(stream: EventStream): Promise<number> {
  await settled();
  return activitiesOf(stream);
}
