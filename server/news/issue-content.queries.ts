import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { IssuedNewsItem } from './news.events.js';
import { sourceSql } from './source-sql.js';

const mostItems = 15;
/** What was published long before it could be stored is no news: a feed that is new here tells of its last months. */
const graceHours = 24;

@Injectable()
export class IssueContentQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** When the latest item was stored that was by `until`; null when there is none. */
  async findNewest(until: Date): Promise<Date | null> {
    const [{ newest }]: [{ newest: string | null }] = await this.dataSource.query(
      `SELECT max(stored_at) AS newest FROM news_items WHERE stored_at <= $1`,
      [until],
    );
    return newest === null ? null : new Date(newest);
  }

  /** What was stored after `since`, until `until`: the latest, at most 15. */
  listItems(manager: EntityManager, since: Date, until: Date): Promise<IssuedNewsItem[]> {
    return manager.query(
      `SELECT ${sourceSql} AS source, i.title, i.link, i.excerpt, i.published_at AS "publishedAt"
         FROM news_items i JOIN news_feeds f ON f.url = i.feed_url
        WHERE i.stored_at > $1 AND i.stored_at <= $2
          AND i.published_at > $1::timestamptz - make_interval(hours => $3)
        ORDER BY i.published_at DESC, i.id DESC LIMIT $4`,
      [since, until, graceHours, mostItems],
    );
  }
}
