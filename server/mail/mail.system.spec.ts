import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mailConsumer } from '../events/consumers.js';
import { OutboxSignal } from '../events/outbox-signal.js';
import { eventually } from '../testing/eventually.js';
import type { PrivateService } from '../testing/private-service.js';
import { hasRabbitmq, startRabbitmq } from '../testing/rabbitmq-server.js';
import { SmtpSink } from '../testing/smtp-sink.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { createTestDatabase } from '../testing/test-database.js';
import { TestListener } from '../testing/test-listener.js';

jest.setTimeout(120_000);
const describeWithRabbitmq = hasRabbitmq ? describe : describe.skip;

describeWithRabbitmq('mail from listener processes (needs rabbitmq-server)', () => {
  let broker: PrivateService;
  let database: { url: string; drop: () => Promise<void> };
  let sink: SmtpSink;
  let api: TestApi;
  let person: TestClient;
  let settings: Record<string, string>;
  let listeners: TestListener[] = [];

  beforeAll(async () => {
    [broker, database, sink] = await Promise.all([startRabbitmq(), createTestDatabase(), SmtpSink.open()]);
    settings = {
      DATABASE_URL: database.url,
      RABBITMQ_URL: broker.url,
      SESSION_SECRET: 'test-secret-0123456789-abcdefghijklmnop',
      EVENT_RETRY_DELAYS_MS: '100,200',
      SMTP_URL: sink.url,
    };
    api = await TestApi.start({ ...settings, RABBITMQ_PREFIX: 'spendwise' });
    person = await api.client().register();
  });
  afterEach(async () => {
    await Promise.all(listeners.map((listener) => listener.end('SIGKILL')));
    listeners = [];
  });
  afterAll(async () => {
    await api.stop();
    await sink.close();
    await broker.remove();
    await database.drop();
  });

  it('B14: is never missing when they are killed again and again, and what comes twice has the same Message-ID', async () => {
    const count = 120;
    const before = sink.handedOver;
    await emitMany('killed', count);
    const kills = 4;
    for (let round = 1; round <= kills; round += 1) {
      const victim = await startListener();
      await eventually(() => expect(sink.handedOver - before).toBeGreaterThan(round * 10), 30_000);
      await victim.end('SIGKILL');
    }
    await startListener();
    await expectSent('killed', count);
    const ids = tokenMails('killed').map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(count);
    expect(ids.length - count).toBeLessThanOrEqual(kills * mailConsumer.prefetch);
  });

  it('B14: of a list is never there twice when they are killed again and again, and told of if it may be missing', async () => {
    const count = 60;
    const before = sink.handedOver;
    await subscribe();
    await emitNews(count);
    for (let round = 1; round <= 4; round += 1) {
      const victim = await startListener();
      await eventually(() => expect(sink.handedOver - before).toBeGreaterThan(round * 8), 30_000);
      await victim.end('SIGKILL');
    }
    await startListener();
    await eventually(async () => expect((await newsDeliveries()).sent).toBe(count), 60_000);
    const ids = newsMails().map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(count - ids.length).toBeLessThanOrEqual((await newsDeliveries()).unheard);
  });

  it('B14: is sent once by two of them that both get every event', async () => {
    await Promise.all([startListener(), startListener()]);
    await emitMany('twice', 40);
    await expectSent('twice', 40);
    // As after the loss of a broker: the events come again, and some while they are still in work.
    await api.database.query(`UPDATE outbox SET published_at = NULL WHERE type = 'token.created'`);
    api.app.get(OutboxSignal).notify();
    await emitMany('also', 20);
    await expectSent('also', 20);
    expect(tokenMails('twice')).toHaveLength(40);
  });

  it('waits while the mail server is away, without a listener or another event waiting for it', async () => {
    await startListener();
    await sink.close();
    await emitMany('away', 10);
    await person.record({ title: 'meanwhile' });
    await eventually(async () => {
      const { body } = await person.get<{ total: number }>('/api/activity?type=expense.created');
      expect(body.total).toBe(1);
    });
    await eventually(async () => expect(await countDeliveries('away', 'pending', 4)).toBe(10), 30_000);
    await sink.open();
    await expectSent('away', 10);
    expect(tokenMails('away')).toHaveLength(10);
  });

  async function startListener(): Promise<TestListener> {
    const listener = await TestListener.start(settings);
    listeners.push(listener);
    return listener;
  }

  /** Events with a mail each, to addresses that begin with `name`. */
  async function emitMany(name: string, count: number): Promise<void> {
    await api.database.query(
      `INSERT INTO outbox (event_id, type, version, occurred_at, user_id, data)
       SELECT gen_random_uuid(), 'token.created', 1, now(), $1,
              jsonb_build_object('email', $2 || n || '@example.org', 'name', 'backup', 'scope', 'read')
         FROM generate_series(1, $3::int) n`,
      [person.user.id, name, count],
    );
    api.app.get(OutboxSignal).notify();
  }

  async function subscribe(): Promise<void> {
    await api.database.query(`UPDATE users SET email_verified_at = now(), news_subscribed = true WHERE id = $1`, [
      person.user.id,
    ]);
  }

  /** One mail each, all to the same person. */
  async function emitNews(count: number): Promise<void> {
    const item = { source: 'Journal', title: 'News', link: 'https://x.example/1', excerpt: '' };
    const items = [{ ...item, publishedAt: '2026-11-24T06:00:00.000Z' }];
    await api.database.query(
      `INSERT INTO outbox (event_id, type, version, occurred_at, user_id, data)
       SELECT gen_random_uuid(), 'news.issued', 1, now(), $1, $2 FROM generate_series(1, $3::int)`,
      [person.user.id, JSON.stringify({ period: '2026-11-24', frequency: 'daily', items }), count],
    );
    api.app.get(OutboxSignal).notify();
  }

  const newsMails = () => sink.mails.filter(({ subject }) => subject.startsWith('Finance news'));

  async function newsDeliveries(): Promise<{ sent: number; unheard: number }> {
    const [counts] = await api.database.query(
      `SELECT count(*) FILTER (WHERE status = 'sent')::int AS sent,
              count(*) FILTER (WHERE error IS NOT NULL)::int AS unheard
         FROM email_deliveries WHERE template = 'news'`,
    );
    return counts;
  }

  const tokenMails = (name: string) => sink.mails.filter(({ to }) => to.startsWith(name));

  async function countDeliveries(name: string, status: string, attempts = 1): Promise<number> {
    const [{ found }] = await api.database.query(
      `SELECT count(*)::int AS found FROM email_deliveries
        WHERE recipient LIKE $1 || '%' AND status = $2 AND attempts >= $3`,
      [name, status, attempts],
    );
    return found;
  }

  async function expectSent(name: string, count: number): Promise<void> {
    await eventually(async () => expect(await countDeliveries(name, 'sent')).toBe(count), 60_000);
    await eventually(async () => {
      const [{ unhandled }] = await api.database.query(
        `SELECT count(*)::int AS unhandled FROM outbox
          WHERE type = 'token.created' AND NOT EXISTS
                (SELECT 1 FROM inbox WHERE inbox.event_id = outbox.event_id AND consumer = 'mail' AND handled_at IS NOT NULL)`,
      );
      expect(unhandled).toBe(0);
    });
  }
});
