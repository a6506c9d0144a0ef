import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { OutboxSignal } from '../events/outbox-signal.js';
import { eventually } from '../testing/eventually.js';
import { SmtpSink } from '../testing/smtp-sink.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { MailPage } from './mail.dto.js';

describe('with no mail server configured', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.start({ PUBLIC_URL: 'https://money.example.org', SMTP_URL: undefined });
  });
  afterAll(() => api.stop());

  it('mails of what happened are files, and their list tells of them without what they say', async () => {
    const person = await api.client().register();
    const { email } = person.user;
    await emit(api, person, 'password.changed', { email, device: 'Firefox on Linux', ip: '192.0.2.7' });
    const mail = await api.mailbox.latestTo(email, { template: 'password-changed' });
    expect(mail.from).toBe('"SpendWise" <spendwise@money.example.org>');
    expect(mail.text).toContain('Device: Firefox on Linux\nIP address: 192.0.2.7');
    const { items } = await eventually(async () => {
      const page = await mailsOf(person, 'pageSize=100');
      expect(page.items.find(({ template }) => template === 'password-changed')?.status).toBe('sent');
      return page;
    });
    expect(items.find(({ template }) => template === 'password-changed')).toEqual({
      id: expect.any(String),
      template: 'password-changed',
      to: email,
      status: 'sent',
      attempts: 1,
      createdAt: api.clock.now().toISOString(),
      sentAt: api.clock.now().toISOString(),
      error: null,
    });
    expect(JSON.stringify(items)).not.toMatch(/token|https:|Firefox/);
  });

  it('the list is that of the one who asks, in pages, the latest first', async () => {
    const [person, stranger] = [await api.client().register(), await api.client().register()];
    const before = (await settledMails(person)).total;
    for (const minute of [1, 2, 3, 4, 5]) {
      api.clock.set(`2026-11-24T19:0${minute}:00.000Z`);
      await emit(api, person, 'password.removed', { email: person.user.email });
      await api.mailbox.latestTo(person.user.email, { template: 'password-removed', count: minute });
    }
    await eventually(async () => expect((await mailsOf(person)).total).toBe(before + 5));
    const pages = await Promise.all([1, 2].map((page) => mailsOf(person, `page=${page}&pageSize=2`)));
    expect(pages.flatMap(({ items }) => items.map(({ createdAt }) => createdAt.slice(11, 16)))).toEqual([
      '19:05',
      '19:04',
      '19:03',
      '19:02',
    ]);
    expect(await mailsOf(person, 'page=9')).toMatchObject({ items: [], page: 9, pageSize: 25, total: before + 5 });
    expect((await mailsOf(stranger)).items.filter(({ template }) => template === 'password-removed')).toEqual([]);
    expect((await api.client().get('/api/mail')).status).toBe(401);
    expect((await person.get('/api/mail?page=0')).status).toBe(400);
  });

  it('does not tell by the list whether an address has an account', async () => {
    const [person, owner] = [await api.client().register(), await api.client().register()];
    const taken = owner.user.email;
    await person.post('/api/auth/email', { email: taken, password: 'correct horse battery' });
    await api.mailbox.latestTo(taken, { template: 'email-taken' });
    await api.mailbox.latestTo(person.user.email, { template: 'email-change-requested' });
    const { items } = await mailsOf(person, 'pageSize=100');
    expect(items.find(({ to }) => to === taken)?.template).toBe('confirm-email');
    expect((await mailsOf(owner, 'pageSize=100')).items.filter(({ template }) => /taken/.test(template))).toEqual([]);
  });

  it('a demo gets none', async () => {
    const { body } = await api.client().post<{ user: { id: number; email: string } }>('/api/auth/demo');
    await emit(api, body, 'password.changed', { email: body.user.email });
    await eventually(async () => expect(await countUnhandled(api)).toBe(0));
    expect(await api.mailbox.allTo(body.user.email)).toEqual([]);
    const rows = await api.database.query('SELECT 1 FROM email_deliveries WHERE user_id = $1', [body.user.id]);
    expect(rows).toEqual([]);
  });

  /** The mails of the registration itself are not what is looked at. */
  async function settledMails(person: TestClient): Promise<MailPage> {
    await eventually(async () => expect(await countUnhandled(api)).toBe(0));
    return mailsOf(person);
  }
});

describe('with a mail server that is not always there', () => {
  let api: TestApi;
  let sink: SmtpSink;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    api = await TestApi.start({ SMTP_URL: sink.url, EVENT_RETRY_DELAYS_MS: '50,100' });
  });
  afterAll(async () => {
    await api.stop();
    await sink.close();
  });

  it('mail waits for longer than all attempts together, is parked by none of them, and comes once', async () => {
    const person = await api.client().register();
    const { email } = person.user;
    await eventually(async () => expect(await countUnhandled(api)).toBe(0));
    await sink.close();
    await emit(api, person, 'password.changed', { email });
    const waiting = await eventually(async () => {
      const [mail] = await changedMailsOf(person);
      expect(mail?.attempts).toBeGreaterThan(6);
      return mail;
    });
    expect(waiting).toMatchObject({ status: 'pending', error: 'the mail server cannot be reached (ECONNREFUSED)' });
    await sink.open();
    await eventually(async () => expect(await changedMailsOf(person)).toMatchObject([{ status: 'sent', error: null }]));
    expect(sink.mailsTo(email).filter(({ subject }) => subject === 'Your password was changed')).toHaveLength(1);
    expect(await parked(api)).toEqual([]);
  });

  it('mail to an address that is refused has bounced, once, and its list says why', async () => {
    const person = await api.client().register();
    const { email } = person.user;
    sink.moods.set(email, { refuse: 'recipient', code: 550, text: '5.1.1 No such user' });
    await emit(api, person, 'password.changed', { email });
    await eventually(async () =>
      expect(await changedMailsOf(person)).toMatchObject([
        { status: 'bounced', attempts: 1, sentAt: null, error: 'the mail server answered: 550 5.1.1 No such user' },
      ]),
    );
    await eventually(async () => expect(await countUnhandled(api)).toBe(0));
  });

  it('mail that is never confirmed is not sent without end: its event is parked', async () => {
    const person = await api.client().register();
    const { email } = person.user;
    await eventually(async () => expect(await countUnhandled(api)).toBe(0));
    const before = sink.handedOver;
    sink.moods.set(email, 'hang up');
    await emit(api, person, 'password.changed', { email });
    const reason = 'the mail server took the mail, but did not confirm it';
    await eventually(async () => expect(await parked(api)).toEqual([{ consumer: 'mail', reason }]));
    expect(sink.handedOver - before).toBe(3);
    expect(await changedMailsOf(person)).toMatchObject([{ status: 'pending', attempts: 3, error: reason }]);
  });

  it('an event that says nothing of what its mail is about is parked', async () => {
    const person = await api.client().register();
    await emit(api, person, 'token.created', { email: person.user.email });
    await eventually(async () =>
      expect(await parked(api)).toContainEqual({
        consumer: 'mail',
        reason: expect.stringMatching(/^token.created cannot be written about: name/),
      }),
    );
  });

  const changedMailsOf = async (person: TestClient) =>
    (await mailsOf(person, 'pageSize=100')).items.filter(({ template }) => template === 'password-changed');
});

async function mailsOf(person: TestClient, query = ''): Promise<MailPage> {
  return (await person.get<MailPage>(`/api/mail?${query}`)).body;
}

async function emit(api: TestApi, { user }: { user: { id: number } }, type: string, data: object): Promise<void> {
  await api.database.query(
    `INSERT INTO outbox (event_id, type, version, occurred_at, user_id, data) VALUES ($1, $2, 1, $3, $4, $5)`,
    [randomUUID(), type, api.clock.now(), user.id, JSON.stringify(data)],
  );
  api.app.get(OutboxSignal).notify();
}

async function countUnhandled(api: TestApi): Promise<number> {
  const [{ count }] = await api.database.query(
    `SELECT count(*)::int AS count FROM outbox
      WHERE type ~ '^(user|session|password|email|identity|token)[.]' AND type NOT IN ('email.sent', 'email.failed')
        AND event_id NOT IN (SELECT event_id FROM inbox WHERE consumer = 'mail')`,
  );
  return count;
}

const parked = (api: TestApi): Promise<object[]> =>
  api.database.query(`SELECT consumer, parked_reason AS reason FROM inbox WHERE parked_at IS NOT NULL`);
