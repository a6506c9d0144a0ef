import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source-options.js';
import type { DomainEvent } from '../events/domain-event.js';
import { Inbox } from '../events/inbox.js';
import { OutboxRow } from '../events/outbox-row.entity.js';
import { OutboxSignal } from '../events/outbox-signal.js';
import { TransientFailure } from '../events/transient-failure.js';
import { anEvent } from '../testing/an-event.js';
import { eventually } from '../testing/eventually.js';
import { FixedClock } from '../testing/fixed-clock.js';
import { SmtpSink } from '../testing/smtp-sink.js';
import { testConfig } from '../testing/test-api.js';
import { createTestDatabase } from '../testing/test-database.js';
import { unheard } from './attempt-outcome.js';
import { DeliveryOutcomes } from './delivery-outcomes.js';
import { MailWriter } from './mail-writer.js';
import { MailService } from './mail.service.js';
import { type Mail, Mailer, MailUnconfirmed } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

const config = testConfig({ PUBLIC_URL: 'https://money.example.org' });
const hasty = { connection: 2_000, silence: 1_500, total: 3_000 };

let database: { url: string; drop: () => Promise<void> };
let dataSource: DataSource;
let clock: FixedClock;
let signal: OutboxSignal;
let sink: SmtpSink;
let mailer: SmtpMailer;
let userId: number;
let people = 0;
let email: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await connect();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  clock = new FixedClock();
  signal = new OutboxSignal();
  sink = await SmtpSink.open();
  mailer = new SmtpMailer(sink.url, config.mailFrom, hasty);
  email = `ada-${(people += 1)}@example.org`;
  [{ id: userId }] = await dataSource.query(
    `INSERT INTO users (email, name, time_zone, currency, email_verified_at, news_subscribed)
     VALUES ($1, 'Ada', 'America/Los_Angeles', 'USD', now(), true) RETURNING id`,
    [email],
  );
});
afterEach(async () => {
  mailer.onApplicationShutdown();
  await sink.close();
});

describe('a mail that comes at most once', () => {
  it('is noted as in the mail server’s hands in the moment in which that gets its end, and then as sent', async () => {
    sink.mood = 'keep silent';
    const event = newsIssued();
    const sending = service().sendMails(event);
    await eventually(() => expect(sink.handedOver).toBe(1));
    expect(await deliveryOf(event)).toMatchObject({ status: 'sending', attempts: 1, sentAt: null });
    await sending;
    expect(await deliveryOf(event)).toEqual({
      status: 'sent',
      attempts: 1,
      sentAt: clock.now().toISOString(),
      error: unheard,
    });
  });

  it.each(['keep silent', 'hang up'] as const)(
    'is not sent again when the mail server takes it to %s',
    async (mood) => {
      sink.mood = mood;
      const event = newsIssued();
      await service().sendMails(event);
      sink.mood = 'accept';
      await forgetHandled(event);
      await service().sendMails(event);
      expect(sink.handedOver).toBe(1);
      expect(await outcomesOf(event)).toEqual([['email.sent', null]]);
    },
  );

  it('counts as sent when its sender dies after the hand-over, and is not sent again', async () => {
    const event = newsIssued();
    await dieAfterHandOver(event);
    expect(await deliveryOf(event)).toMatchObject({ status: 'sending' });
    await service().sendMails(event);
    expect(sink.handedOver).toBe(0);
    expect(await deliveryOf(event)).toEqual({
      status: 'sent',
      attempts: 1,
      sentAt: clock.now().toISOString(),
      error: unheard,
    });
    expect(await outcomesOf(event)).toEqual([['email.sent', null]]);
    expect(await isHandled(event)).toBe(true);
  });

  it('is sent again when its sender died before', async () => {
    const event = newsIssued();
    await service({ send: () => Promise.reject(new TransientFailure('away')) })
      .sendMails(event)
      .catch(() => undefined);
    expect(await deliveryOf(event)).toMatchObject({ status: 'pending' });
    await service().sendMails(event);
    expect(sink.mailsTo(email)).toHaveLength(1);
    expect(await deliveryOf(event)).toEqual({
      status: 'sent',
      attempts: 2,
      sentAt: clock.now().toISOString(),
      error: null,
    });
  });

  it('is tried again when the mail server had it all and asks to come back later', async () => {
    sink.mood = { refuse: 'mail', code: 451 };
    const event = newsIssued();
    await expect(service().sendMails(event)).rejects.toBeInstanceOf(TransientFailure);
    expect(await deliveryOf(event)).toMatchObject({ status: 'pending', attempts: 1 });
    expect(await outcomesOf(event)).toEqual([]);
    sink.mood = 'accept';
    await service().sendMails(event);
    expect(await deliveryOf(event)).toMatchObject({ status: 'sent', attempts: 2, error: null });
  });

  it('is sent, and noted as sent, when the hand-over cannot be noted', async () => {
    const event = newsIssued();
    const careless: Mailer = { send: (mail) => mailer.send(mail, () => Promise.reject(new Error('no database'))) };
    await service(careless).sendMails(event);
    expect(sink.mailsTo(email)).toHaveLength(1);
    expect(await deliveryOf(event)).toMatchObject({ status: 'sent', error: null });
  });

  it('is not sent to somebody who has had enough since it was asked for', async () => {
    await dataSource.query('UPDATE users SET news_subscribed = false WHERE id = $1', [userId]);
    const event = newsIssued();
    await service().sendMails(event);
    expect(sink.recipients).toEqual([]);
    expect(await outcomesOf(event)).toEqual([['email.failed', 'no longer wanted: unsubscribed meanwhile']]);
    expect(await isHandled(event)).toBe(true);
  });

  it('says how it is stopped, which no mail about the account does', async () => {
    await service().sendMails(newsIssued());
    await service().sendMails(passwordChanged());
    const [news, notice] = sink.mails.map(({ parsed }) =>
      parsed.headerLines.map(({ line }) => line.replace(/\r\n/g, '')),
    );
    expect(news).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^List-Unsubscribe: ?<https://money\\.example\\.org/unsubscribe\\?token=news\\.${userId}\\.[\\w-]{43}>$`,
        ),
      ),
    );
    expect(news).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(notice?.join()).not.toMatch(/unsubscribe/i);
  });
});

describe('a mail that comes at least once', () => {
  it.each(['keep silent', 'hang up'] as const)('is sent again when the mail server takes it to %s', async (mood) => {
    sink.mood = mood;
    const event = passwordChanged();
    await expect(service().sendMails(event)).rejects.toBeInstanceOf(MailUnconfirmed);
    sink.mood = 'accept';
    await service().sendMails(event);
    expect(sink.handedOver).toBe(2);
    expect(await deliveryOf(event)).toMatchObject({ status: 'sent', attempts: 2, error: null });
  });

  it('is sent again by the same Message-ID when it is found handed over', async () => {
    const event = passwordChanged();
    await service().sendMails(event);
    await dataSource.query(`UPDATE email_deliveries SET status = 'sending', sent_at = NULL WHERE event_id = $1`, [
      event.id,
    ]);
    await forgetHandled(event);
    await service().sendMails(event);
    const [first, second] = sink.mails.map(({ messageId }) => messageId);
    expect(second).toBe(first);
    expect(await deliveryOf(event)).toMatchObject({ status: 'sent', attempts: 2 });
  });
});

describe('what became of a mail', () => {
  it('is told with it, once, and the relay is woken', async () => {
    let wakes = 0;
    signal.committed.subscribe(() => (wakes += 1));
    const event = passwordChanged();
    await service().sendMails(event);
    await service().sendMails(event);
    expect(wakes).toBe(1);
    expect(await dataSource.query('SELECT type, user_id, data FROM outbox WHERE data @> $1', [about(event)])).toEqual([
      {
        type: 'email.sent',
        user_id: userId,
        data: {
          deliveryId: expect.any(String),
          eventId: event.id,
          template: 'password-changed',
          to: email,
          attempts: 1,
        },
      },
    ]);
  });

  it.each([
    ['recipient', 'bounced'],
    ['mail', 'failed'],
  ] as const)('is told of a refused %s as %s, and no other attempt is made', async (refuse, status) => {
    sink.mood = { refuse, code: 550, text: 'no' };
    const event = passwordChanged();
    await service().sendMails(event);
    await service().sendMails(event);
    expect(sink.recipients).toHaveLength(1);
    expect(await deliveryOf(event)).toMatchObject({ status, attempts: 1, error: 'the mail server answered: 550 no' });
    const [{ data }] = await dataSource.query(`SELECT data FROM outbox WHERE type = 'email.failed' AND data @> $1`, [
      about(event),
    ]);
    expect(data).toMatchObject({ status, error: 'the mail server answered: 550 no', attempts: 1 });
  });

  it('is committed together with it, or not at all', async () => {
    const event = passwordChanged();
    await dataSource.query('ALTER TABLE outbox RENAME TO outbox_away');
    await expect(service().sendMails(event)).rejects.toThrow(/outbox/);
    await dataSource.query('ALTER TABLE outbox_away RENAME TO outbox');
    expect(await deliveryOf(event)).toMatchObject({ status: 'pending' });
    expect(await isHandled(event)).toBe(false);
  });

  it('is told of nobody’s mail as nobody’s, and does not tell that an address has an account', async () => {
    const removed = anEvent('user.removed', { email, name: '', timeZone: 'Europe/Berlin', ledgerIds: [] });
    await service().sendMails(removed);
    const asked = anEvent('email.change-requested', { email: 'bob@example.org', newEmail: email, linkId: null });
    const [{ id }] = await dataSource.query(
      `INSERT INTO users (email, name, time_zone, currency) VALUES ('bob@example.org', '', 'UTC', 'USD') RETURNING id`,
    );
    await service().sendMails({ ...asked, userId: id });
    const told = await dataSource.query(
      `SELECT user_id AS "userId", data->>'template' AS template FROM outbox WHERE data->>'to' = $1 ORDER BY id`,
      [email],
    );
    expect(told).toEqual([
      { userId: null, template: 'account-removed' },
      { userId: id, template: 'confirm-email' },
    ]);
  });
});

const connect = () => new DataSource({ ...dataSourceOptions(database.url, 5), entities: [OutboxRow] }).initialize();

function service(withMailer: Mailer = mailer, withSource = dataSource): MailService {
  const outcomes = new DeliveryOutcomes(new Inbox(withSource), signal, clock);
  return new MailService(withSource, new MailWriter(config), withMailer, outcomes, clock);
}

/** As a process that is killed between the hand-over and the mail server's answer: its connections end with it. */
async function dieAfterHandOver(event: DomainEvent): Promise<void> {
  const other = await connect();
  const frozen: Mailer = {
    async send(_mail: Mail, onHandOver?: () => Promise<void>): Promise<void> {
      await onHandOver?.();
      return new Promise<void>(() => undefined);
    },
  };
  void service(frozen, other).sendMails(event);
  await eventually(async () => expect(await deliveryOf(event)).toMatchObject({ status: 'sending' }));
  await dataSource.query(
    `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
      WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()`,
  );
  await other.destroy().catch(() => undefined);
}

const passwordChanged = () => anEvent('password.changed', { email, device: 'Firefox on Linux', ip: null }, { userId });

function newsIssued(): DomainEvent {
  const item = { source: 'Journal', title: 'News', link: 'https://x.example/1', excerpt: '' };
  const items = [{ ...item, publishedAt: '2026-11-24T06:00:00.000Z' }];
  return anEvent('news.issued', { period: '2026-11-24', frequency: 'daily', items }, { userId });
}

const about = ({ id }: DomainEvent) => JSON.stringify({ eventId: id });

async function deliveryOf({ id }: DomainEvent): Promise<object> {
  const [delivery] = await dataSource.query(
    `SELECT status, attempts, sent_at AS "sentAt", error FROM email_deliveries WHERE event_id = $1`,
    [id],
  );
  return delivery;
}

/** The types of the events that tell of the mail, with what failed. */
async function outcomesOf(event: DomainEvent): Promise<[string, string | null][]> {
  const rows: { type: string; error: string | null }[] = await dataSource.query(
    `SELECT type, data->>'error' AS error FROM outbox WHERE data @> $1 ORDER BY id`,
    [about(event)],
  );
  return rows.map(({ type, error }) => [type, error]);
}

async function isHandled({ id }: DomainEvent): Promise<boolean> {
  const found: unknown[] = await dataSource.query(
    `SELECT 1 FROM inbox WHERE event_id = $1 AND handled_at IS NOT NULL`,
    [id],
  );
  return found.length > 0;
}

/** As if everything were to be sent again. */
const forgetHandled = ({ id }: DomainEvent) => dataSource.query('DELETE FROM inbox WHERE event_id = $1', [id]);
