import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { Config } from '../config/config.js';
import type { PageQuery } from '../http/page.dto.js';
import { type IssueSchedule, nextIssue } from './issue-schedule.js';
import type { NewsItem, NewsOffer, NewsPage } from './news.dto.js';
import { newsDays } from './news-days.js';
import { sourceSql } from './source-sql.js';

type Subscription = IssueSchedule & { isMailed: boolean; latestPeriods: string[] };

@Injectable()
export class NewsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async getPage({ page, pageSize }: PageQuery): Promise<NewsPage> {
    const oldest = new Date(this.clock.now().getTime() - newsDays * 86_400_000);
    const items: NewsItem[] = await this.dataSource.query(
      `SELECT i.id, ${sourceSql} AS source, i.title, i.link, i.excerpt, i.published_at AS "publishedAt"
         FROM news_items i JOIN news_feeds f ON f.url = i.feed_url
        WHERE i.published_at > $1
        ORDER BY i.published_at DESC, i.id DESC LIMIT $2 OFFSET $3`,
      [oldest, pageSize, (page - 1) * pageSize],
    );
    const [{ total }]: [{ total: number }] = await this.dataSource.query(
      `SELECT count(*)::int AS total FROM news_items WHERE published_at > $1`,
      [oldest],
    );
    return { items, page, pageSize, total };
  }

  async getOffer(userId: number): Promise<NewsOffer> {
    return { sources: await this.listSources(), nextIssueAt: await this.findNextIssue(userId) };
  }

  /** In the order in which they are configured. */
  private async listSources(): Promise<string[]> {
    const sources: { source: string }[] = await this.dataSource.query(
      `SELECT ${sourceSql} AS source
         FROM unnest($1::text[]) WITH ORDINALITY AS configured (url, place)
         LEFT JOIN news_feeds read ON read.url = configured.url
        CROSS JOIN LATERAL (SELECT configured.url, read.title) f
        ORDER BY place`,
      [this.config.newsFeeds],
    );
    return [...new Set(sources.map(({ source }) => source))];
  }

  /** Null for somebody to whom nothing is mailed. The issue of a period that has had one is passed over. */
  private async findNextIssue(userId: number): Promise<string | null> {
    const [subscription]: Subscription[] = await this.dataSource.query(
      `SELECT time_zone AS "timeZone", news_frequency AS frequency, news_weekday AS weekday, news_hour AS hour,
              news_subscribed AND NOT is_demo AND email_verified_at IS NOT NULL AS "isMailed",
              ARRAY(SELECT period FROM mail_issues WHERE user_id = users.id AND kind = 'news'
                     ORDER BY due_at DESC LIMIT 3) AS "latestPeriods"
         FROM users WHERE id = $1`,
      [userId],
    );
    if (!subscription?.isMailed || this.config.newsFeeds.length === 0) return null;
    let next = nextIssue(subscription, this.clock.now());
    while (subscription.latestPeriods.includes(next.period)) next = nextIssue(subscription, next.dueAt);
    return next.dueAt.toISOString();
  }
}
