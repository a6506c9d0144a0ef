import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PasswordHasher } from '../auth/password-hasher.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { eventually } from '../testing/eventually.js';
import { mailedLink } from '../testing/mailed-link.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';

const password = 'correct horse battery';
const newPassword = 'four unusual words together';
let api: TestApi;
let ada: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ TRUST_PROXY: 'loopback' });
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.set(new Date(api.clock.now().getTime() + 3_601_000).toISOString());
  ada = await api.client().register();
  // The link of the registration would count as one of the three.
  api.clock.set(new Date(api.clock.now().getTime() + 3_601_000).toISOString());
});

describe('a forgotten password', () => {
  it('A28: is replaced by a link that works once, ends every session and signs nobody in', async () => {
    const other = await signIn(password);
    const { body: made } = await ada.post<{ token: string }>('/api/auth/tokens', { name: 'Script', scope: 'read' });
    await forgot();
    const token = await mailedLink(api, ada.user.email, 'password-reset');
    const anybody = api.client();
    const { status, headers } = await anybody.post('/api/auth/password/reset', { token, password: newPassword });
    expect(status).toBe(204);
    expect(headers.getSetCookie()).toEqual([]);
    for (const client of [ada, other]) expect((await client.get('/api/me')).status).toBe(401);
    expect((await anybody.get('/api/me', { authorization: `Bearer ${made.token}` })).status).toBe(401);
    expect((await signIn(password)).cookie).toBeUndefined();
    const back = await signIn(newPassword);
    // Whoever followed the link has the mailbox.
    expect((await back.get('/api/me')).body).toMatchObject({ emailVerified: true });
    expect((await reset(token)).body).toMatchObject({ status: 422, code: 'link_invalid' });
  });

  it('A28: of two uses of a link at once, one wins', async () => {
    await forgot();
    const token = await mailedLink(api, ada.user.email, 'password-reset');
    const answers = await Promise.all([reset(token, 'the first of two uses'), reset(token, 'the other of two uses')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
  });

  it('A28: of two links used at once, one wins, and neither waits for the other in vain', async () => {
    for (let round = 0; round < 3; round += 1) {
      api.clock.set(new Date(api.clock.now().getTime() + 3_601_000).toISOString());
      await forgot();
      await forgot();
      const links: { id: string }[] = await api.database.query(
        `SELECT id FROM one_time_tokens WHERE user_id = $1 AND purpose = 'password-reset' AND used_at IS NULL`,
        [ada.user.id],
      );
      const tokens = links.map(({ id }) => api.app.get(OneTimeTokens, { strict: false }).tokenOf(id));
      const answers = await Promise.all(tokens.map((token) => reset(token, `the choice of round ${round}`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
    }
  });

  it('A28: a link ends after half an hour, and with the next reset', async () => {
    await forgot();
    const old = await mailedLink(api, ada.user.email, 'password-reset');
    api.clock.set(new Date(api.clock.now().getTime() + 60_000).toISOString());
    await forgot();
    const next = await mailedLink(api, ada.user.email, 'password-reset');
    expect((await reset(next)).status).toBe(204);
    expect((await reset(old)).status).toBe(422);
    await forgot();
    const late = await mailedLink(api, ada.user.email, 'password-reset');
    api.clock.set(new Date(api.clock.now().getTime() + 1_800_000).toISOString());
    expect((await reset(late)).status).toBe(422);
  });

  it('keeps the link when the new password is refused', async () => {
    await forgot();
    const token = await mailedLink(api, ada.user.email, 'password-reset');
    for (const bad of ['short', 'password1', 'spendwise2026']) {
      expect(await reset(token, bad)).toMatchObject({ status: 400, body: { errors: [{ field: 'password' }] } });
    }
    expect((await reset(token)).status).toBe(204);
  });

  it('A5: answers alike whether the address has an account or not, and takes as long', async () => {
    const known = await timed(() => api.client().post('/api/auth/password/forgot', { email: ada.user.email }));
    const unknown = await timed(() => api.client().post('/api/auth/password/forgot', { email: 'nobody@example.org' }));
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(known.status).toBe(202);
    for (const { duration } of [known, unknown]) expect(duration).toBeGreaterThanOrEqual(245);
  });

  it('A29: mails at most three links an hour, whoever asks', async () => {
    for (let asked = 0; asked < 10; asked += 1) await forgot(`203.0.113.${asked}`);
    expect(await countLinks('password-reset')).toBe(3);
    api.clock.set(new Date(api.clock.now().getTime() + 3_600_000).toISOString());
    await forgot();
    expect(await countLinks('password-reset')).toBe(4);
  });

  it('A29: is still mailed when its owner has asked for all the other links of an hour', async () => {
    for (let asked = 0; asked < 3; asked += 1) {
      await ada.post('/api/auth/email', { email: `moved-${asked}@example.com`, password });
    }
    await forgot();
    expect(await countLinks('password-reset')).toBe(1);
  });

  it('A28: builds nothing from the Host header', async () => {
    const response = await fetch(`${api.url}/api/auth/password/forgot`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
      body: JSON.stringify({ email: ada.user.email }),
    });
    expect(response.status).toBe(202);
    const [row] = await api.database.query(
      `SELECT data FROM outbox WHERE type = 'password.reset-requested' ORDER BY id DESC`,
    );
    expect(JSON.stringify(row)).not.toContain('evil');
  });

  it.each([{ email: 'nobody' }, { email: null }, {}, { email: 'a@example.org', userId: 1 }])(
    'refuses %j',
    async (body) => {
      expect((await api.client().post('/api/auth/password/forgot', body)).status).toBe(400);
    },
  );

  it.each(['', 'nonsense', 'x'.repeat(200), '../../etc/passwd'])('finds nothing behind the link %j', async (token) => {
    expect((await reset(token)).status).toBe(422);
  });

  it('A18: no other link resets a password, and this one does nothing else', async () => {
    await forgot();
    const resetToken = await mailedLink(api, ada.user.email, 'password-reset');
    const verification = await mailedLink(api, ada.user.email, 'email-verification');
    expect((await reset(verification)).status).toBe(422);
    for (const path of ['email/verify', 'email/confirm', 'sessions/report']) {
      expect((await ada.post(`/api/auth/${path}`, { token: resetToken })).status).toBe(422);
    }
    expect((await api.client().get('/api/me', { authorization: `Bearer ${resetToken}` })).status).toBe(401);
  });

  it('A10: keeps no usable token in the database, events included', async () => {
    await forgot();
    const token = await mailedLink(api, ada.user.email, 'password-reset');
    const tables = ['one_time_tokens', 'outbox', 'activities', 'email_deliveries'];
    for (const table of tables) {
      const rows = await api.database.query(`SELECT ${table}::text AS row FROM ${table}`);
      expect(JSON.stringify(rows)).not.toContain(token);
    }
  });
});

describe('A31: an account that somebody else made with this address', () => {
  it('has nothing of them left after its owner reset the password', async () => {
    const attacker = ada;
    await attacker.post('/api/auth/email', { email: 'attacker@example.org', password });
    const trojanMail = await mailedLink(api, attacker.user.email, 'email-change');
    await api.database.query(
      `INSERT INTO identities (id, issuer, subject, user_id, provider, email, created_at, last_used_at)
       VALUES (gen_random_uuid(), 'https://attacker.example', $1, $2, 'oidc', 'attacker@example.org', now(), now())`,
      [String(attacker.user.id), attacker.user.id],
    );
    await forgot();
    await reset(await mailedLink(api, attacker.user.email, 'password-reset'));
    expect((await attacker.get('/api/me')).status).toBe(401);
    const owner = await signIn(newPassword);
    expect((await owner.post('/api/auth/email/confirm', { token: trojanMail })).status).toBe(422);
    const left = await api.database.query('SELECT 1 FROM identities WHERE user_id = $1', [attacker.user.id]);
    expect(left).toEqual([]);
  });
});

describe('whoever knows the old password', () => {
  it('A14: gets nowhere with what was under way when it was reset', async () => {
    await forgot();
    const token = await mailedLink(api, ada.user.email, 'password-reset');
    const spy = afterVerifying(() => reset(token));
    const login = await api.client().post('/api/auth/login', { email: ada.user.email, password });
    spy.mockRestore();
    expect(login.status).toBe(401);
    expect((await signIn(newPassword)).cookie).toBeDefined();
  });

  it('A14: changes nothing after their session was ended', async () => {
    await forgot();
    const token = await mailedLink(api, ada.user.email, 'password-reset');
    const spy = afterVerifying(() => reset(token));
    const body = { currentPassword: password, newPassword: 'the choice of somebody else' };
    const change = await ada.send('PUT', '/api/auth/password', { body });
    spy.mockRestore();
    expect(change.status).toBe(401);
    expect((await signIn(newPassword)).cookie).toBeDefined();
  });
});

describe('changing the password', () => {
  it('A4, A14: needs the current one, and ends the other sessions', async () => {
    const other = await signIn(password);
    for (const currentPassword of [undefined, 'not this one', '']) {
      const answer = await ada.send('PUT', '/api/auth/password', { body: { currentPassword, newPassword } });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'currentPassword' }] } });
    }
    const body = { currentPassword: password, newPassword };
    expect((await ada.send('PUT', '/api/auth/password', { body })).status).toBe(204);
    expect((await other.get('/api/me')).status).toBe(401);
    expect((await ada.get('/api/me')).status).toBe(200);
    expect((await signIn(password)).cookie).toBeUndefined();
    expect((await signIn(newPassword)).cookie).toBeDefined();
  });

  it('leaves the other sessions when asked to', async () => {
    const other = await signIn(password);
    const body = { currentPassword: password, newPassword, endOtherSessions: false };
    expect((await ada.send('PUT', '/api/auth/password', { body })).status).toBe(204);
    expect((await other.get('/api/me')).status).toBe(200);
  });

  it('makes useless what was mailed before', async () => {
    await forgot();
    const token = await mailedLink(api, ada.user.email, 'password-reset');
    await ada.send('PUT', '/api/auth/password', { body: { currentPassword: password, newPassword } });
    expect((await reset(token, 'yet another password')).status).toBe(422);
  });

  it('A31: makes useless the change of address that whoever knew the old one asked for', async () => {
    await ada.post('/api/auth/email', { email: 'intruder@example.org', password });
    const token = await mailedLink(api, ada.user.email, 'email-change');
    await ada.send('PUT', '/api/auth/password', { body: { currentPassword: password, newPassword } });
    expect((await ada.post('/api/auth/email/confirm', { token })).status).toBe(422);
  });

  it('A3: refuses a common one', async () => {
    const body = { currentPassword: password, newPassword: 'qwertyuiop' };
    expect(await ada.send('PUT', '/api/auth/password', { body })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'newPassword' }] },
    });
  });

  it('appears in the activity, with device and address', async () => {
    await ada.send('PUT', '/api/auth/password', { body: { currentPassword: password, newPassword } });
    await eventually(async () => {
      const { body } = await ada.get<{ items: object[] }>('/api/activity?type=password.changed');
      expect(body.items).toEqual([expect.objectContaining({ ip: '127.0.0.1', device: expect.any(String) })]);
    });
  });
});

/** Has something happen between the check of a password and what it was checked for. */
function afterVerifying(happen: () => Promise<unknown>) {
  const hasher = api.app.get(PasswordHasher, { strict: false });
  const verify = hasher.verify.bind(hasher);
  return jest.spyOn(hasher, 'verify').mockImplementation(async (...args) => {
    const isRight = await verify(...args);
    await happen();
    return isRight;
  });
}

function forgot(from = '127.0.0.1') {
  return api.client().send('POST', '/api/auth/password/forgot', {
    body: { email: ada.user.email },
    headers: { 'x-forwarded-for': from },
  });
}

function reset(token: string, chosen = newPassword) {
  return api.client().post('/api/auth/password/reset', { token, password: chosen });
}

async function signIn(secret: string): Promise<TestClient> {
  const client = api.client();
  await client.post('/api/auth/login', { email: ada.user.email, password: secret });
  return client;
}

async function countLinks(purpose: string): Promise<number> {
  const [{ count }] = await api.database.query(
    'SELECT count(*)::int AS count FROM one_time_tokens WHERE user_id = $1 AND purpose = $2',
    [ada.user.id, purpose],
  );
  return count;
}

async function timed<T extends object>(work: () => Promise<T>): Promise<T & { duration: number }> {
  const start = performance.now();
  return { ...(await work()), duration: performance.now() - start };
}
