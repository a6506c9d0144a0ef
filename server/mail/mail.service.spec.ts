import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source-options.js';
import type { DomainEvent } from '../events/domain-event.js';
import { Inbox } from '../events/inbox.js';
import { OutboxRow } from '../events/outbox-row.entity.js';
import { OutboxSignal } from '../events/outbox-signal.js';
import { TransientFailure } from '../events/transient-failure.js';
import { tokenOfLink } from '../one-time-token/token-of-link.js';
import { anEvent } from '../testing/an-event.js';
import { eventually } from '../testing/eventually.js';
import { FixedClock } from '../testing/fixed-clock.js';
import { SmtpSink } from '../testing/smtp-sink.js';
import { testConfig } from '../testing/test-api.js';
import { createTestDatabase } from '../testing/test-database.js';
import { DeliveryOutcomes } from './delivery-outcomes.js';
import { MailWriter } from './mail-writer.js';
import { MailService } from './mail.service.js';
import { type Mail, Mailer, MailUnconfirmed } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

const secret = 'test-secret-0123456789-abcdefghijklmnop';
const config = testConfig({ PUBLIC_URL: 'https://money.example.org', SESSION_SECRET: secret });
const hasty = { connection: 2_000, silence: 2_000, total: 3_000 };

let database: { url: string; drop: () => Promise<void> };
let dataSource: DataSource;
let clock: FixedClock;
let sink: SmtpSink;
let mailer: SmtpMailer;
let userId: number;
let people = 0;
let email: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await connect(10);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  clock = new FixedClock();
  sink = await SmtpSink.open();
  mailer = new SmtpMailer(sink.url, config.mailFrom, hasty);
  email = `ada-${(people += 1)}@example.org`;
  [{ id: userId }] = await dataSource.query(
    `INSERT INTO users (email, name, time_zone, currency, email_verified_at)
     VALUES ($1, 'Ada', 'America/Los_Angeles', 'USD', now()) RETURNING id`,
    [email],
  );
});
afterEach(async () => {
  mailer.onApplicationShutdown();
  await sink.close();
});

describe('the mail of an event', () => {
  it('B14: is sent once when the event comes three times at once, in three processes', async () => {
    const events = Array.from({ length: 10 }, () => passwordChanged());
    const deliveries = events.flatMap((event) => [event, event, event]);
    await Promise.all(deliveries.map((event) => service().sendMails(event)));
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(10);
    expect(sink.handedOver).toBe(10);
    expect(await deliveriesOf(events[0] as DomainEvent)).toEqual([
      { template: 'password-changed', recipient: email, status: 'sent', attempts: 1, error: null },
    ]);
    expect(await countHandled(events)).toBe(10);
  });

  it('B14: is not sent again by an event that comes again later', async () => {
    const event = passwordChanged();
    await service().sendMails(event);
    await service().sendMails(event);
    // As if the inbox had been emptied by hand to have everything sent again.
    await dataSource.query('DELETE FROM inbox WHERE event_id = $1', [event.id]);
    await service().sendMails(event);
    expect(sink.handedOver).toBe(1);
    expect(await countHandled([event])).toBe(1);
  });

  it('B14: is stored as an attempt before anything is sent', async () => {
    const seen: unknown[] = [];
    const event = passwordChanged();
    const looking = mailerThat(async () => {
      seen.push(...(await deliveriesOf(event)));
    });
    await service(looking).sendMails(event);
    expect(seen).toEqual([expect.objectContaining({ status: 'pending', attempts: 1 })]);
  });

  it('B14: is sent once when the mail server was away, and the attempts tell of it', async () => {
    const event = passwordChanged();
    await sink.close();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(service().sendMails(event)).rejects.toBeInstanceOf(TransientFailure);
    }
    expect(await deliveriesOf(event)).toMatchObject([
      { status: 'pending', attempts: 3, error: 'the mail server cannot be reached (ECONNREFUSED)' },
    ]);
    expect(await countHandled([event])).toBe(0);
    await sink.open();
    await service().sendMails(event);
    await service().sendMails(event);
    expect(sink.mailsTo(email)).toHaveLength(1);
    expect(await deliveriesOf(event)).toMatchObject([{ status: 'sent', attempts: 4, error: null }]);
  });

  it('is given up when the mail server has been away for three days', async () => {
    const event = passwordChanged();
    await sink.close();
    await expect(service().sendMails(event)).rejects.toBeInstanceOf(TransientFailure);
    clock.set('2026-11-27T17:59:00Z');
    await expect(service().sendMails(event)).rejects.toBeInstanceOf(TransientFailure);
    clock.set('2026-11-27T18:01:00Z');
    await service().sendMails(event);
    expect(await deliveriesOf(event)).toMatchObject([{ status: 'failed', attempts: 3 }]);
    expect(await countHandled([event])).toBe(1);
    await sink.open();
  });

  it('that is refused for good has failed, says why, and is not tried again', async () => {
    sink.mood = { refuse: 'recipient', code: 550, text: '5.1.1 No such user' };
    const event = passwordChanged();
    await service().sendMails(event);
    sink.mood = 'accept';
    await service().sendMails(event);
    expect(sink.recipients).toHaveLength(1);
    expect(await deliveriesOf(event)).toMatchObject([
      { status: 'bounced', attempts: 1, error: 'the mail server answered: 550 5.1.1 No such user' },
    ]);
    expect(await countHandled([event])).toBe(1);
  });

  it('that one bad recipient cannot have is sent to the other, and each only once', async () => {
    const event = changeRequested(await linkFor());
    sink.moods.set('new@example.org', { refuse: 'recipient', code: 451 });
    await expect(service().sendMails(event)).rejects.toBeInstanceOf(TransientFailure);
    expect(await deliveriesOf(event)).toMatchObject([
      { template: 'confirm-email', status: 'pending' },
      { template: 'email-change-requested', status: 'sent' },
    ]);
    sink.moods.clear();
    await service().sendMails(event);
    expect(sink.mails.map(({ to }) => to)).toEqual([email, 'new@example.org']);
    expect(await countHandled([event])).toBe(1);
  });

  it('that may have arrived counts as an attempt of the event, so that it is not repeated without end', async () => {
    sink.mood = 'keep silent';
    const event = passwordChanged();
    const failure = await service()
      .sendMails(event)
      .catch((error: Error) => error);
    expect(failure).toBeInstanceOf(MailUnconfirmed);
    expect(failure).not.toBeInstanceOf(TransientFailure);
    sink.mood = 'accept';
    await service().sendMails(event);
    const [{ messageId } = { messageId: '' }] = sink.mails;
    expect(sink.handedOver).toBe(2);
    expect(messageId).toMatch(/^<[0-9a-f]{32}@money\.example\.org>$/);
  });

  it('has the same Message-ID and bytes however often it is written', async () => {
    const written: Mail[] = [];
    const event = changeRequested(await linkFor());
    const failing = mailerThat((mail) => {
      written.push(mail);
      throw new TransientFailure('away');
    });
    for (let attempt = 0; attempt < 2; attempt += 1)
      await service(failing)
        .sendMails(event)
        .catch(() => undefined);
    expect(written).toHaveLength(4);
    expect(written.slice(2)).toEqual(written.slice(0, 2));
  });

  it('tells nobody what nobody foresaw', async () => {
    const event = passwordChanged();
    const broken = mailerThat(() => {
      throw new TypeError('cannot read /etc/secret of undefined');
    });
    await expect(service(broken).sendMails(event)).rejects.toBeInstanceOf(TypeError);
    expect(await deliveriesOf(event)).toMatchObject([{ status: 'pending', error: 'the mail could not be written' }]);
  });

  it.each(['used', 'expired', 'gone'])('with a link that is %s by then is not sent any more', async (state) => {
    const linkId = await linkFor();
    if (state === 'used') await dataSource.query('UPDATE one_time_tokens SET used_at = now() WHERE id = $1', [linkId]);
    if (state === 'gone') await dataSource.query('DELETE FROM one_time_tokens WHERE id = $1', [linkId]);
    if (state === 'expired') clock.set('2026-11-24T18:30:00Z');
    const event = changeRequested(linkId);
    await service().sendMails(event);
    expect(sink.mails.map(({ to }) => to)).toEqual([email]);
    expect(await deliveriesOf(event)).toMatchObject([
      { template: 'confirm-email', status: 'failed', attempts: 0, error: expect.stringMatching(/used or has expired/) },
      { template: 'email-change-requested', status: 'sent' },
    ]);
    expect(await countHandled([event])).toBe(1);
  });

  it('carries the link whose token is kept nowhere', async () => {
    const linkId = await linkFor();
    await service().sendMails(changeRequested(linkId));
    const [confirmation] = sink.mailsTo('new@example.org');
    expect(confirmation?.link).toBe(`https://money.example.org/confirm-email?token=${tokenOfLink(linkId, secret)}`);
    const tables: { found: string }[] = await dataSource.query(
      `SELECT to_jsonb(d)::text AS found FROM email_deliveries d UNION ALL SELECT to_jsonb(i)::text FROM inbox i`,
    );
    expect(tables.filter(({ found }) => found.includes(tokenOfLink(linkId, secret)))).toEqual([]);
  });

  it('is nobody’s when the account is gone before, or is a demo', async () => {
    await dataSource.query('UPDATE users SET is_demo = true WHERE id = $1', [userId]);
    await service().sendMails(passwordChanged());
    await dataSource.query('DELETE FROM users WHERE id = $1', [userId]);
    const event = passwordChanged();
    await service().sendMails(event);
    expect(sink.recipients).toEqual([]);
    expect(await deliveriesOf(event)).toEqual([]);
    expect(await countHandled([event])).toBe(1);
  });

  it('about an account that is gone is sent, and its address forgotten after a month', async () => {
    await dataSource.query('DELETE FROM users WHERE id = $1', [userId]);
    const event = anEvent('user.removed', { email, name: 'Ada', timeZone: 'Europe/Berlin', ledgerIds: [] });
    await service().sendMails(event);
    expect(sink.mailsTo(email)).toHaveLength(1);
    clock.set('2026-12-24T17:00:00Z');
    await service().sendMails({ ...passwordChanged(), userId: null });
    expect(await deliveriesOf(event)).toHaveLength(1);
    clock.set('2026-12-24T19:00:00Z');
    await service().sendMails({ ...passwordChanged(), userId: null });
    expect(await deliveriesOf(event)).toEqual([]);
  });

  it('waits for another process that is at it, and goes on when that one dies', async () => {
    const event = passwordChanged();
    const other = await connect(2);
    let begun: () => void = () => undefined;
    const isSending = new Promise<void>((resolve) => (begun = resolve));
    const frozen = mailerThat(() => {
      begun();
      return new Promise<void>(() => undefined);
    });
    void service(frozen, other).sendMails(event);
    await isSending;
    const waiting = service().sendMails(event);
    await eventually(async () => expect(await countWaiting()).toBe(1));
    expect(sink.recipients).toEqual([]);
    // Its connections end with a process.
    await dataSource.query(
      `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()`,
    );
    await waiting;
    expect(sink.mailsTo(email)).toHaveLength(1);
    expect(await deliveriesOf(event)).toMatchObject([{ status: 'sent', attempts: 2 }]);
    await other.destroy().catch(() => undefined);
  });

  it('needs one connection only, however many are at it', async () => {
    const small = await connect(1);
    await Promise.all(Array.from({ length: 5 }, () => service(mailer, small).sendMails(passwordChanged())));
    expect(sink.mails).toHaveLength(5);
    await small.destroy();
  });
});

const connect = (poolSize: number) =>
  new DataSource({ ...dataSourceOptions(database.url, poolSize), entities: [OutboxRow] }).initialize();

function service(withMailer: Mailer = mailer, withSource = dataSource): MailService {
  const outcomes = new DeliveryOutcomes(new Inbox(withSource), new OutboxSignal(), clock);
  return new MailService(withSource, new MailWriter(config), withMailer, outcomes, clock);
}

function mailerThat(send: (mail: Mail) => Promise<void> | void): Mailer {
  return { send: async (mail: Mail) => send(mail) };
}

const passwordChanged = () => anEvent('password.changed', { email, device: 'Firefox on Linux', ip: null }, { userId });

const changeRequested = (linkId: string) =>
  anEvent('email.change-requested', { email, newEmail: 'new@example.org', linkId }, { userId });

async function linkFor(): Promise<string> {
  const id = randomUUID();
  await dataSource.query(
    `INSERT INTO one_time_tokens (id, user_id, purpose, token_hash, data, created_at, expires_at)
     VALUES ($1, $2, 'email-change', decode(md5(random()::text), 'hex'), '{}', $3, $3::timestamptz + interval '30 minutes')`,
    [id, userId, clock.now()],
  );
  return id;
}

const deliveriesOf = ({ id }: DomainEvent): Promise<object[]> =>
  dataSource.query(
    `SELECT template, recipient, status, attempts, error FROM email_deliveries WHERE event_id = $1 ORDER BY template`,
    [id],
  );

async function countWaiting(): Promise<number> {
  const [{ count }] = await dataSource.query(
    `SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'advisory'`,
  );
  return count;
}

async function countHandled(events: DomainEvent[]): Promise<number> {
  const [{ count }] = await dataSource.query(
    `SELECT count(*)::int AS count FROM inbox WHERE consumer = 'mail' AND handled_at IS NOT NULL AND event_id = ANY($1)`,
    [events.map(({ id }) => id)],
  );
  return count;
}
