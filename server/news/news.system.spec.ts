import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { NewsScene } from '../testing/news-scene.js';
import type { PrivateService } from '../testing/private-service.js';
import { hasRabbitmq, startRabbitmq } from '../testing/rabbitmq-server.js';
import { SmtpSink } from '../testing/smtp-sink.js';
import { TestListener } from '../testing/test-listener.js';

/** "subscribers,kills": `NEWS_RUN=1000,50 npm run test:server -- news.system` takes some minutes. */
const [people = 200, kills = 8] = process.env['NEWS_RUN']?.split(',').map(Number) ?? [];
/** At the longest, from a listener's start to its end, in milliseconds. */
const longestLife = 600;
const describeWithRabbitmq = hasRabbitmq ? describe : describe.skip;

jest.setTimeout(180_000 + kills * 15_000);

describeWithRabbitmq('news by listener processes (needs rabbitmq-server)', () => {
  let broker: PrivateService;
  let scene: NewsScene;
  let sink: SmtpSink;
  let settings: Record<string, string>;
  let subscribed = 0;
  const listeners: TestListener[] = [];

  beforeAll(async () => {
    [broker, scene, sink] = await Promise.all([startRabbitmq(), NewsScene.open(), SmtpSink.open()]);
    settings = {
      DATABASE_URL: scene.url,
      RABBITMQ_URL: broker.url,
      SESSION_SECRET: 'test-secret-0123456789-abcdefghijklmnop',
      EVENT_RETRY_DELAYS_MS: '100,200,400,800,1600',
      SMTP_URL: sink.url,
      NEWS_FEEDS: scene.feedUrl,
    };
  });
  afterAll(async () => {
    await Promise.all(listeners.map((listener) => listener.end('SIGKILL')));
    await sink.close();
    await broker.remove();
    await scene.close();
  });

  it('come to every subscriber once, however often one of two is killed', async () => {
    const started = performance.now();
    // Everybody wants news at the full hour before the last one.
    await scene.tell('Rates', new Date(Date.now() - 3 * 3_600_000).toISOString());
    await subscribeMany(Math.ceil(people / 2));
    const survivor = await startListener();
    for (let kill = 1; kill <= kills; kill += 1) {
      await subscribeMany(Math.floor(people / 2 / kills));
      const victim = await startListener();
      await delay(Math.random() * longestLife);
      await victim.end('SIGKILL');
    }
    await subscribeMany(people - subscribed);
    const last = await startListener();
    await eventually(async () => expect(await count(`email_deliveries WHERE status = 'sent'`)).toBe(people), 60_000);
    await eventually(async () => expect(await countTold()).toBe(people), 30_000);
    await Promise.all([survivor.end('SIGTERM'), last.end('SIGTERM')]);

    const recipients = new Set(sink.mails.map(({ to }) => to));
    const doubled = sink.mails.length - recipients.size;
    const missing = people - recipients.size;
    const seconds = Math.round((performance.now() - started) / 1_000);
    if (process.env['NEWS_RUN']) {
      process.stdout.write(
        `${JSON.stringify({ people, kills, mails: sink.mails.length, doubled, missing, seconds })}\n`,
      );
    }
    expect({ doubled, missing, mails: sink.mails.length }).toEqual({ doubled: 0, missing: 0, mails: people });
    expect(await count(`outbox WHERE published_at IS NULL`)).toBe(0);
  });

  async function startListener(): Promise<TestListener> {
    const listener = await TestListener.start(settings);
    listeners.push(listener);
    return listener;
  }

  async function subscribeMany(wanted: number): Promise<void> {
    await scene.dataSource.query(
      `INSERT INTO users (email, name, time_zone, currency, news_subscribed, news_frequency, news_hour, email_verified_at)
       SELECT 'reader-' || n || '@example.org', 'Reader', 'UTC', 'USD', true, 'daily', $3, '2026-01-01'
         FROM generate_series($1::int, $2::int) n`,
      [subscribed + 1, subscribed + wanted, new Date(Date.now() - 3_600_000).getUTCHours()],
    );
    subscribed += wanted;
  }

  async function count(source: string): Promise<number> {
    const [{ found }]: [{ found: number }] = await scene.dataSource.query(
      `SELECT count(*)::int AS found FROM ${source}`,
    );
    return found;
  }

  /** How many people see in their activity that it was sent. */
  async function countTold(): Promise<number> {
    const [{ found }]: [{ found: number }] = await scene.dataSource.query(
      `SELECT count(DISTINCT user_id)::int AS found FROM activities WHERE type = 'email.sent'`,
    );
    return found;
  }
});
