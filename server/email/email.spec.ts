import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mailedLink } from '../testing/mailed-link.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';

const password = 'correct horse battery';
let api: TestApi;
let ada: TestClient;
let made = 0;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  ada = await api.client().register();
});

describe('verifying the address', () => {
  it('is done by the link that the registration mails, once', async () => {
    expect((await ada.get('/api/me')).body).toMatchObject({ emailVerified: false });
    const token = await mailedLink(api, ada.user.email, 'email-verification');
    expect((await ada.post('/api/auth/email/verify', { token })).status).toBe(204);
    expect((await ada.get('/api/me')).body).toMatchObject({ emailVerified: true });
    expect((await ada.post('/api/auth/email/verify', { token })).status).toBe(422);
  });

  it('A29: can be asked for again, but not more than three times an hour', async () => {
    const answers = [];
    for (let asked = 0; asked < 3; asked += 1) answers.push(await ada.post('/api/auth/email/verification'));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect(answers[2]?.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  });

  it('mails nothing when it is done already', async () => {
    await verify();
    expect((await ada.post('/api/auth/email/verification')).status).toBe(202);
    expect(await countEvents('email.verification-requested')).toBe(0);
  });

  it('holds only for the address that the link was mailed to', async () => {
    const old = await mailedLink(api, ada.user.email, 'email-verification');
    await changeTo(newAddress());
    expect((await ada.post('/api/auth/email/verify', { token: old })).status).toBe(422);
  });

  it('A31: is not done by the owner of an address that a stranger registered, who cannot sign in there', async () => {
    const token = await mailedLink(api, ada.user.email, 'email-verification');
    expect((await api.client().post('/api/auth/email/verify', { token })).status).toBe(401);
    const grace = await api.client().register();
    expect((await grace.post('/api/auth/email/verify', { token })).status).toBe(422);
    expect((await ada.post('/api/auth/email/verify', { token })).status).toBe(204);
  });
});

describe('changing the address', () => {
  it('happens when the link in the mail to the new one is followed, and not before', async () => {
    const [old, email] = [ada.user.email, newAddress()];
    expect((await ada.post('/api/auth/email', { email: email.toUpperCase(), password })).status).toBe(202);
    expect((await ada.get('/api/me')).body).toMatchObject({ email: old });
    const token = await mailedLink(api, old, 'email-change');
    expect((await ada.post('/api/auth/email/confirm', { token })).status).toBe(204);
    expect((await ada.get('/api/me')).body).toMatchObject({ email, emailVerified: true });
    expect((await ada.post('/api/auth/email/confirm', { token })).status).toBe(422);
    expect((await api.client().post('/api/auth/login', { email: old, password })).status).toBe(401);
    expect((await api.client().post('/api/auth/login', { email, password })).status).toBe(200);
  });

  it('A31: is not done by the owner of the new address for a stranger who asked', async () => {
    await ada.post('/api/auth/email', { email: newAddress(), password });
    const token = await mailedLink(api, ada.user.email, 'email-change');
    expect((await api.client().post('/api/auth/email/confirm', { token })).status).toBe(401);
    const grace = await api.client().register();
    expect((await grace.post('/api/auth/email/confirm', { token })).status).toBe(422);
    expect((await ada.post('/api/auth/email/confirm', { token })).status).toBe(204);
  });

  it('A15: needs the password', async () => {
    for (const given of [undefined, 'not this one']) {
      const answer = await ada.post('/api/auth/email', { email: newAddress(), password: given });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'password' }] } });
    }
    expect(await countEvents('email.change-requested')).toBe(0);
  });

  it('does not tell whose address another one is', async () => {
    const grace = await api.client().register();
    const taken = await ada.post('/api/auth/email', { email: grace.user.email, password });
    const free = await ada.post('/api/auth/email', { email: newAddress(), password });
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    expect(await countEvents('email.change-requested')).toBe(2);
  });

  it('goes to whoever is first when two want the same address', async () => {
    const grace = await api.client().register();
    const email = newAddress();
    await ada.post('/api/auth/email', { email, password });
    await grace.post('/api/auth/email', { email, password });
    const tokens = [
      await mailedLink(api, ada.user.email, 'email-change'),
      await mailedLink(api, grace.user.email, 'email-change'),
    ];
    const answers = await Promise.all(
      [ada, grace].map((person, index) => person.post('/api/auth/email/confirm', { token: tokens[index] })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('follows the latest wish alone', async () => {
    await ada.post('/api/auth/email', { email: newAddress(), password });
    const first = await mailedLink(api, ada.user.email, 'email-change');
    await ada.post('/api/auth/email', { email: newAddress(), password });
    expect((await ada.post('/api/auth/email/confirm', { token: first })).status).toBe(422);
  });

  it('makes links useless that were mailed to the old address', async () => {
    await api.client().post('/api/auth/password/forgot', { email: ada.user.email });
    const reset = await mailedLink(api, ada.user.email, 'password-reset');
    await changeTo(newAddress());
    const answer = await api
      .client()
      .post('/api/auth/password/reset', { token: reset, password: 'somebody elses choice' });
    expect(answer.status).toBe(422);
  });

  it('A29: mails at most three links an hour', async () => {
    const statuses = [];
    for (let asked = 0; asked < 3; asked += 1) {
      statuses.push((await ada.post('/api/auth/email', { email: newAddress(), password })).status);
    }
    expect(statuses).toEqual([202, 202, 429]);
  });

  it.each([
    [{ email: 'nobody' }, 400],
    [{ email: null }, 400],
    [{ email: 'a@example.org\r\nBcc: b@example.org' }, 400],
    [{ id: 1 }, 400],
  ])('refuses %j', async (change, status) => {
    const answer = await ada.post('/api/auth/email', { email: newAddress(), password, ...change });
    expect(answer.status).toBe(status);
  });

  it('refuses the address it has', async () => {
    const answer = await ada.post('/api/auth/email', { email: ada.user.email, password });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'email' }] } });
  });
});

const newAddress = () => `moved-${process.pid}-${(made += 1)}@example.com`;

async function changeTo(email: string): Promise<void> {
  await ada.post('/api/auth/email', { email, password });
  const token = await mailedLink(api, ada.user.email, 'email-change');
  expect((await ada.post('/api/auth/email/confirm', { token })).status).toBe(204);
}

async function verify(): Promise<void> {
  const token = await mailedLink(api, ada.user.email, 'email-verification');
  await ada.post('/api/auth/email/verify', { token });
}

async function countEvents(type: string): Promise<number> {
  const [{ count }] = await api.database.query(
    'SELECT count(*)::int AS count FROM outbox WHERE user_id = $1 AND type = $2',
    [ada.user.id, type],
  );
  return count;
}
