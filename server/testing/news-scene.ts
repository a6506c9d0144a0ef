import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source-options.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OutboxRow } from '../events/outbox-row.entity.js';
import { OutboxSignal } from '../events/outbox-signal.js';
import { MailIssueService } from '../mail-issue/mail-issue.service.js';
import { IssueContentQueries } from '../news/issue-content.queries.js';
import { NewsIssueService } from '../news/news-issue.service.js';
import { NewsSubscriberQueries } from '../news/news-subscriber.queries.js';
import { FixedClock } from './fixed-clock.js';
import { testConfig } from './test-api.js';
import { createTestDatabase } from './test-database.js';

const feedUrl = 'https://feed.invalid/money.xml';

export interface Subscription {
  timeZone?: string;
  frequency?: 'daily' | 'weekly';
  weekday?: number;
  hour?: number;
  subscribed?: boolean;
  demo?: boolean;
  /** Instants. */
  verifiedAt?: string | null;
  since?: string | null;
}

export interface Issue {
  userId: number;
  period: string;
  frequency: string;
  titles: string[];
}

/** A database with subscribers and news, without a process that would make issues on its own. */
export class NewsScene {
  readonly clock = new FixedClock();
  readonly feedUrl = feedUrl;
  private people = 0;

  private constructor(
    readonly dataSource: DataSource,
    /** Of the database. */
    readonly url: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<NewsScene> {
    const database = await createTestDatabase();
    const options = { ...dataSourceOptions(database.url, 10), entities: [OutboxRow] };
    const scene = new NewsScene(await new DataSource(options).initialize(), database.url, database.drop);
    await scene.dataSource.query(
      `INSERT INTO news_feeds (url, title, next_fetch_at) VALUES ($1, 'Money', 'infinity')`,
      [feedUrl],
    );
    return scene;
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.drop();
  }

  /** Forgets everybody and all news. */
  async clear(): Promise<void> {
    for (const table of ['users', 'outbox', 'news_items']) await this.dataSource.query(`DELETE FROM ${table}`);
  }

  /** What makes issues, as in a process of its own. */
  issuer(feeds = feedUrl): NewsIssueService {
    return new NewsIssueService(
      new UnitOfWork(this.dataSource, this.clock, new OutboxSignal()),
      new MailIssueService(),
      new NewsSubscriberQueries(this.dataSource),
      new IssueContentQueries(this.dataSource),
      testConfig({ NEWS_FEEDS: feeds }),
      this.clock,
    );
  }

  /** Lets a process that has just been started look at `instant`. @returns how many issues it makes. */
  issueAt(instant: string): Promise<number> {
    this.clock.set(instant);
    return this.issuer().issueDue();
  }

  /** Somebody who wants daily news at seven in UTC, and has for long. @returns their id. */
  async subscribe(wanted: Subscription = {}): Promise<number> {
    const verifiedAt = wanted.verifiedAt === undefined ? '2026-01-01T00:00:00Z' : wanted.verifiedAt;
    const [{ id }]: [{ id: number }] = await this.dataSource.query(
      `INSERT INTO users (email, name, time_zone, currency, news_subscribed, news_frequency, news_weekday, news_hour,
                          is_demo, email_verified_at, news_since)
       VALUES ($1, 'Ada', $2, 'USD', $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [
        `reader-${(this.people += 1)}@example.org`,
        wanted.timeZone ?? 'UTC',
        wanted.subscribed ?? true,
        wanted.frequency ?? 'daily',
        wanted.weekday ?? 1,
        wanted.hour ?? 7,
        wanted.demo ?? false,
        verifiedAt,
        wanted.since ?? null,
      ],
    );
    return id;
  }

  /** An item that came and was published at `instant`, or published at another one. */
  async tell(title: string, instant: string, publishedAt = instant): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO news_items (id, feed_url, guid, title, link, excerpt, published_at, stored_at)
       VALUES ($1, $2, $3, $4, $5, 'Text', $6, $7)`,
      [randomUUID(), feedUrl, randomUUID(), title, 'https://example.org/1', publishedAt, instant],
    );
  }

  /** All issues that have been made, in order. */
  issues(): Promise<Issue[]> {
    return this.dataSource.query(
      `SELECT user_id AS "userId", data->>'period' AS period, data->>'frequency' AS frequency,
              jsonb_path_query_array(data, '$.items[*].title') AS titles
         FROM outbox WHERE type = 'news.issued' ORDER BY id`,
    );
  }
}
