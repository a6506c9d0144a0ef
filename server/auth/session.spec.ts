import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccessTokenService } from '../access-token/access-token.service.js';
import { UnauthenticatedProblem } from '../http/problem.js';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { OpenSession } from './session.dto.js';
import { ExpiredSessionSweeper } from './expired-session-sweeper.js';

const password = 'correct horse battery';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
let api: TestApi;
let ada: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ MAX_SESSIONS: 3, TRUST_PROXY: 'loopback' });
});
afterAll(() => api.stop());
beforeEach(async () => {
  ada = await api.client().register();
});

describe('the list of sessions', () => {
  it('A15: names each device in words, and marks the one that asks', async () => {
    pass(61);
    const phone = await signIn({ 'user-agent': safari, 'x-forwarded-for': '203.0.113.7' });
    const { status, body } = await phone.get<{ items: OpenSession[] }>('/api/auth/sessions');
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        id: expect.any(String),
        device: 'Safari on iOS',
        ip: '203.0.113.7',
        createdAt: api.clock.now().toISOString(),
        lastSeenAt: api.clock.now().toISOString(),
        current: true,
      },
      expect.objectContaining({ current: false }),
    ]);
  });

  it('leaves out what is over: closed, idle or past its end', async () => {
    const other = await signIn();
    await other.post('/api/auth/logout');
    expect(await sessionsOf(ada)).toHaveLength(1);
  });

  it('belongs to its user', async () => {
    const grace = await api.client().register();
    expect(await sessionsOf(grace)).toHaveLength(1);
    const [{ id = '' } = {}] = await sessionsOf(ada);
    expect((await grace.send('DELETE', `/api/auth/sessions/${id}`)).status).toBe(404);
    expect((await ada.get('/api/me')).status).toBe(200);
  });
});

describe('ending sessions', () => {
  it('A11: one that is ended from elsewhere is out at its next request', async () => {
    const other = await signIn();
    const id = (await sessionsOf(other)).find(({ current }) => current)?.id;
    expect((await ada.send('DELETE', `/api/auth/sessions/${id}`)).status).toBe(204);
    expect((await other.get('/api/me')).status).toBe(401);
    expect((await ada.get('/api/me')).status).toBe(200);
    expect((await ada.send('DELETE', `/api/auth/sessions/${id}`)).status).toBe(404);
  });

  it('ends all but the one that asks', async () => {
    const others = [await signIn(), await signIn()];
    expect((await ada.send('DELETE', '/api/auth/sessions')).status).toBe(204);
    for (const other of others) expect((await other.get('/api/me')).status).toBe(401);
    expect(await sessionsOf(ada)).toHaveLength(1);
  });

  it('takes its own cookie along', async () => {
    const [{ id = '' } = {}] = await sessionsOf(ada);
    expect((await ada.send('DELETE', `/api/auth/sessions/${id}`)).status).toBe(204);
    expect(ada.cookie).toBeUndefined();
  });

  it.each(['nonsense', '0', '00000000-0000-4000-8000-000000000000'])('finds no session %s', async (id) => {
    expect((await ada.send('DELETE', `/api/auth/sessions/${id}`)).status).toBe(404);
  });

  it('appears in the activity, with device and address', async () => {
    await signIn();
    await ada.send('DELETE', '/api/auth/sessions', { headers: { 'user-agent': firefox } });
    await eventually(async () => {
      const { body } = await ada.get<{ items: object[] }>('/api/activity?type=session.revoked');
      expect(body.items).toEqual([
        expect.objectContaining({
          device: 'Firefox on Linux',
          ip: '127.0.0.1',
          data: expect.objectContaining({ of: expect.anything() }),
        }),
      ]);
    });
  });
});

describe('a second sign-in in one browser', () => {
  it('A9: ends the session that the browser had, whosever it was, and no other', async () => {
    const [first, other] = [ada.cookie, await signIn()];
    await ada.post('/api/auth/login', { email: ada.user.email, password });
    const second = ada.cookie;
    expect((await Object.assign(api.client(), { cookie: first }).get('/api/me')).status).toBe(401);
    await ada.register();
    expect((await Object.assign(api.client(), { cookie: second }).get('/api/me')).status).toBe(401);
    expect((await other.get('/api/me')).status).toBe(200);
  });
});

describe('what was under way when its session ended', () => {
  it('A14: makes no access token', async () => {
    const [{ id: sessionId = '' } = {}] = await sessionsOf(ada);
    await ada.send('DELETE', `/api/auth/sessions/${sessionId}`);
    const actor = { userId: ada.user.id, sessionId, device: null, ip: null };
    const making = api.app.get(AccessTokenService, { strict: false }).create(actor, { name: 'Late', scope: 'write' });
    await expect(making).rejects.toBeInstanceOf(UnauthenticatedProblem);
  });
});

describe('too many sessions', () => {
  it('A16: end the least recently used one and say so, but not for one that had expired anyway', async () => {
    pass(3_600);
    await signIn();
    await signIn();
    await signIn();
    expect((await ada.get('/api/me')).status).toBe(401);
    expect(await countActivities('session.evicted')).toBe(1);
    pass(20 * 86_400);
    await signIn();
    expect(await countActivities('session.evicted')).toBe(1);
  });

  it('stay few when they are opened all at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => signIn()));
    const last = await signIn();
    expect(await sessionsOf(last)).toHaveLength(3);
  });
});

describe('the last use of a session', () => {
  it('is kept to the minute, and a page that only asks whether it is still open is no use', async () => {
    const opened = api.clock.now().toISOString();
    pass(300);
    expect((await ada.get('/api/auth/session')).status).toBe(204);
    expect((await sessionRow())['last_seen_at']).toEqual(opened);
    await ada.get('/api/me');
    expect((await sessionRow())['last_seen_at']).toEqual(api.clock.now().toISOString());
  });

  it('stops answering a page that asks once the session is over', async () => {
    const other = await signIn();
    await ada.send('DELETE', '/api/auth/sessions');
    expect((await other.get('/api/auth/session')).status).toBe(401);
  });
});

describe('a fresh session', () => {
  it('is asked for where only the person themselves may act, and lasts ten minutes', async () => {
    pass(601);
    expect((await ada.send('DELETE', '/api/auth/password')).body).toMatchObject({ code: 'reauthentication_required' });
    const wrong = await ada.post('/api/auth/reauthenticate', { password: 'not this one' });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'password' }] } });
    expect((await ada.post('/api/auth/reauthenticate', { password })).status).toBe(204);
    expect((await ada.send('DELETE', '/api/auth/password')).body).toMatchObject({ code: 'last_way_in' });
    pass(601);
    expect((await ada.send('DELETE', '/api/auth/password')).body).toMatchObject({ code: 'reauthentication_required' });
  });
});

describe('what is left of old sessions', () => {
  it('is told once, when the hour comes round, with the limit that was reached', async () => {
    const told = async () => {
      const rows: { limit: string }[] = await api.database.query(
        `SELECT data->>'limit' AS "limit" FROM outbox WHERE type = 'session.expired' AND user_id = $1`,
        [ada.user.id],
      );
      return rows.map(({ limit }) => limit);
    };
    const sweeper = api.app.get(ExpiredSessionSweeper, { strict: false });
    pass(15 * 86_400);
    await sweeper.sweep();
    await sweeper.sweep();
    expect(await told()).toEqual(['idle']);
    const [{ open }] = await api.database.query(
      'SELECT count(*)::int AS open FROM sessions WHERE user_id = $1 AND closed_at IS NULL',
      [ada.user.id],
    );
    expect(open).toBe(0);
  });

  it('goes after a month', async () => {
    await ada.post('/api/auth/logout');
    const sweeper = api.app.get(ExpiredSessionSweeper, { strict: false });
    await sweeper.sweep();
    expect(await sessionRow()).toMatchObject({ close_reason: 'logout' });
    pass(31 * 86_400);
    await sweeper.sweep();
    expect(await sessionRow()).toBeUndefined();
  });
});

function pass(seconds: number): void {
  api.clock.set(new Date(api.clock.now().getTime() + seconds * 1_000).toISOString());
}

async function signIn(headers: Record<string, string> = {}): Promise<TestClient> {
  const client = api.client();
  const body = { email: ada.user.email, password };
  const answer = await client.send('POST', '/api/auth/login', { body, headers });
  expect(answer.status).toBe(200);
  return client;
}

async function sessionsOf(client: TestClient): Promise<OpenSession[]> {
  return (await client.get<{ items: OpenSession[] }>('/api/auth/sessions')).body.items;
}

async function sessionRow(): Promise<Record<string, unknown>> {
  const [row] = await api.database.query('SELECT * FROM sessions WHERE user_id = $1', [ada.user.id]);
  return row;
}

/** As the outbox has them, where they are for minutes. */
async function countActivities(type: string): Promise<number> {
  const [{ count }] = await api.database.query(
    'SELECT count(*)::int AS count FROM outbox WHERE user_id = $1 AND type = $2',
    [ada.user.id, type],
  );
  return count;
}
