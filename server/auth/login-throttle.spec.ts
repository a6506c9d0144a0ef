import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AddressedClient } from '../testing/addressed-client.js';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { Answer, TestClient } from '../testing/test-client.js';
import { Throttle } from '../throttle/throttle.js';
import { LoginThrottle } from './login-throttle.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordQueue } from './password-queue.js';

const password = 'correct horse battery';
const wrong = 'incorrect horse battery';
const home = '198.51.100.7';
/** Another address of the same network. */
const homeLater = '198.51.100.99';
let api: TestApi;
let strangers = 0;

beforeAll(async () => {
  api = await TestApi.start({ TRUST_PROXY: 'loopback' });
});
afterAll(() => api.stop());

describe('guessing a password', () => {
  it('A6: from a hundred addresses gets ten guesses, and then has to wait', async () => {
    const email = await registerAt(home);
    const answers = await guess(email, 100);
    expect(countOf(answers, 401)).toBe(10);
    expect(countOf(answers, 429)).toBe(90);
    const { status, headers, body } = await stranger().signIn(email, password);
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(800);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(900);
    expect(body).toMatchObject({
      code: 'too_many_requests',
      detail: 'There were too many attempts. Try again in 15 minutes.',
    });
  });

  it('A6: one after the other is no better than all at once', async () => {
    const email = await registerAt(home);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) statuses.push((await stranger().signIn(email, wrong)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });

  it('A5: gets the same answers whether or not there is such an account, byte for byte', async () => {
    const known = await registerAt(home);
    const withoutPassword = await registerAt(home);
    await api.database.query('UPDATE users SET password_hash = NULL WHERE email = $1', [withoutPassword]);
    const traces = [];
    for (const email of [known, withoutPassword, 'nobody-at-all@example.org']) {
      const trace = [];
      for (let attempt = 0; attempt < 12; attempt += 1) trace.push(essence(await stranger().signIn(email, wrong)));
      traces.push(trace);
    }
    expect(traces[0]?.map(({ status }) => status)).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(traces[1]).toEqual(traces[0]);
    expect(traces[2]).toEqual(traces[0]);
  });

  it('A5: costs one hash, of the same cost, where there is no account or no password, too', async () => {
    const known = await registerAt(home);
    const withoutPassword = await registerAt(home);
    await api.database.query('UPDATE users SET password_hash = NULL WHERE email = $1', [withoutPassword]);
    const work = jest.spyOn(PasswordQueue.prototype, 'run');
    const verify = jest.spyOn(api.app.get(PasswordHasher, { strict: false }), 'verify');
    for (const email of [known, withoutPassword, 'nobody-to-hash-for@example.org']) {
      work.mockClear();
      await stranger().signIn(email, wrong);
      expect([email, work.mock.calls.length]).toEqual([email, 1]);
    }
    expect(verify.mock.calls.map(([hash]) => hash === null)).toEqual([false, true, true]);
    jest.restoreAllMocks();
  });

  it('A6: at many accounts from one address ends after a hundred', async () => {
    const spraying = new AddressedClient(api.url, '203.0.113.200');
    const answers = [];
    for (let account = 0; account < 103; account += 1)
      answers.push(await spraying.signIn(`sprayed-${account}@example.org`, wrong));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(100).fill(401), 429, 429, 429]);
    expect((await stranger().signIn('sprayed-0@example.org', wrong)).status).toBe(401);
  });

  it('A6: from anywhere in an IPv6 client’s own /64 counts as from one address', async () => {
    const statuses = [];
    for (let host = 1; host <= 101; host += 1) {
      const client = new AddressedClient(api.url, `2001:db8:5:6::${host.toString(16)}`);
      statuses.push((await client.signIn(`v6-${host}@example.org`, wrong)).status);
    }
    expect(statuses).toEqual([...Array<number>(100).fill(401), 429]);
    expect((await new AddressedClient(api.url, '2001:db8:5:7::1').signIn('v6@example.org', wrong)).status).toBe(401);
  });

  it('is told to its owner once a minute, and to nobody where there is no account', async () => {
    const email = await registerAt(home);
    const told = () =>
      api.database.query(
        `SELECT data FROM outbox WHERE type = 'session.refused' AND data->>'email' IN ($1, 'nobody-there@example.org')`,
        [email],
      );
    await stranger().signIn('nobody-there@example.org', wrong);
    await guess(email, 5);
    const events = await eventually(async () => {
      const rows = await told();
      expect(rows).not.toHaveLength(0);
      return rows;
    });
    expect(events).toEqual([{ data: { email, device: expect.any(String), ip: expect.stringMatching(/^203\.0\./) } }]);
  });

  it('is recorded once for its owner, when it is stopped', async () => {
    const email = await registerAt(home);
    await guess(email, 30);
    await guess('nobody-to-tell@example.org', 30);
    const events = await eventually(async () => {
      const rows = await api.database.query(
        `SELECT data, user_id FROM outbox WHERE type = 'sign-in.throttled' AND data->>'email' IN ($1, $2)`,
        [email, 'nobody-to-tell@example.org'],
      );
      expect(rows.length).toBeGreaterThan(0);
      return rows;
    });
    const [{ id }] = await api.database.query('SELECT id FROM users WHERE email = $1', [email]);
    expect(events).toEqual([
      { user_id: id, data: { email, device: expect.any(String), ip: expect.stringMatching(/^203\.0\./) } },
    ]);
  });
});

describe('the owner of an account that somebody guesses at', () => {
  it('A6: still signs in from the network they signed in from before', async () => {
    const email = await registerAt(home);
    await guess(email, 20);
    expect((await stranger().signIn(email, password)).status).toBe(429);
    expect((await new AddressedClient(api.url, homeLater).signIn(email, password)).status).toBe(200);
    expect((await stranger().signIn(email, password)).status).toBe(429);
  });

  it('A6: still signs in from there when the address itself is out of attempts', async () => {
    const shared = '198.51.100.201';
    const email = await registerAt(shared);
    const neighbour = new AddressedClient(api.url, shared);
    for (let account = 0; account < 101; account += 1) await neighbour.signIn(`made-up-${account}@example.org`, wrong);
    expect((await neighbour.signIn('made-up-0@example.org', wrong)).status).toBe(429);
    expect((await new AddressedClient(api.url, shared).signIn(email, password)).status).toBe(200);
  });

  it('A6: has ten guesses of their own there, which lock out nobody elsewhere', async () => {
    const email = await registerAt(home);
    const own = new AddressedClient(api.url, home);
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await own.signIn(email, wrong)).status).toBe(401);
    expect((await own.signIn(email, password)).status).toBe(429);
    expect((await stranger().signIn(email, password)).status).toBe(200);
  });

  it('A6: begins anew by a right password, and by showing by mail who they are', async () => {
    const email = await registerAt(home);
    const own = new AddressedClient(api.url, home);
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 9; attempt += 1) expect((await own.signIn(email, wrong)).status).toBe(401);
      expect((await own.signIn(email, password)).status).toBe(200);
    }
    await guess(email, 12);
    for (let attempt = 0; attempt < 10; attempt += 1) await own.signIn(email, wrong);
    expect((await stranger().signIn(email, password)).status).toBe(429);
    expect((await own.signIn(email, password)).status).toBe(429);
    await api.app.get(LoginThrottle).forgive(email);
    expect((await stranger().signIn(email, password)).status).toBe(200);
    expect((await own.signIn(email, password)).status).toBe(200);
  });

  it('loses nothing to attempts that could not be checked', async () => {
    const email = await registerAt(home);
    const origin = { device: 'Firefox on Linux', ip: '203.0.200.1' };
    const attempt = { email, origin, userId: null, knownNetwork: null };
    const fail = () => Promise.reject(new Error('too busy'));
    for (let time = 0; time < 12; time += 1)
      await expect(api.app.get(LoginThrottle).guard(attempt, fail)).rejects.toThrow('too busy');
    expect((await stranger().signIn(email, password)).status).toBe(200);
  });

  it('is not counted out by right passwords, however many', async () => {
    const email = await registerAt(home);
    const own = new AddressedClient(api.url, home);
    for (let attempt = 0; attempt < 15; attempt += 1) expect((await own.signIn(email, password)).status).toBe(200);
  });
});

describe('making accounts', () => {
  it('is limited for one client, demo accounts more tightly, and for nobody else', async () => {
    const [throttle, factory] = [api.app.get(Throttle), new AddressedClient(api.url, '192.0.2.1')];
    for (let account = 0; account < 59; account += 1) await throttle.countDemo(factory.address);
    const demos = [await factory.post('/api/auth/demo'), await factory.post('/api/auth/demo')];
    expect(demos.map(({ status }) => status)).toEqual([201, 429]);
    expect(demos[1]?.headers.get('retry-after')).toMatch(/^3\d{3}$/);

    for (let account = 0; account < 199; account += 1) await throttle.countRegistration(factory.address);
    const register = (client: TestClient, name: string) =>
      client.post('/api/auth/register', { email: `${name}@example.org`, password });
    expect((await register(factory, 'the-200th')).status).toBe(201);
    const [fresh, taken] = [await register(factory, 'the-201st'), await register(factory, 'the-200th')];
    expect(fresh.status).toBe(429);
    expect(essence(taken)).toEqual(essence(fresh));
    expect((await register(new AddressedClient(api.url, '192.0.2.2'), 'another')).status).toBe(201);
  });
});

async function registerAt(address: string): Promise<string> {
  const { user } = await new AddressedClient(api.url, address).register();
  return user.email;
}

/** From a network that no account knows, each time another address. */
function stranger(): AddressedClient {
  strangers += 1;
  return new AddressedClient(api.url, `203.0.${113 + Math.floor(strangers / 150)}.${strangers % 150}`);
}

const guess = (email: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => stranger().signIn(email, wrong)));

const countOf = (answers: Answer<unknown>[], expected: number) =>
  answers.filter(({ status }) => status === expected).length;

/** What could tell one account from another. */
function essence({ status, body, headers }: Answer<Record<string, unknown>>) {
  const { requestId: _, ...rest } = body;
  return { status, body: rest, headers: [...headers.keys()].sort() };
}
