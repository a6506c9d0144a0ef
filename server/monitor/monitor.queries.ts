import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import type { PageQuery } from '../http/page.dto.js';
import type { EventCount, EventCounts, ParkedMessage, ParkedPage } from './monitor.dto.js';
import { contentAsText, shownBytes } from './content-as-text.js';

type ParkedRow = Omit<ParkedMessage, 'content'> & { total: number; content: Buffer; contentBytes: number };

/** One statement for a page: $1 rows, $2 rows to skip. A page past the end is one row of nulls with the total. */
const parkedPageSql = `
  WITH page AS (
    SELECT id, consumer, event_id AS "eventId", type, reason, attempts, parked_at AS "parkedAt",
           substring(content FOR ${shownBytes}) AS content, content_bytes AS "contentBytes"
      FROM parked_messages ORDER BY parked_at DESC, id DESC LIMIT $1 OFFSET $2)
  SELECT totals.total, page.*
    FROM (SELECT count(*)::int AS total FROM parked_messages) totals LEFT JOIN page ON true
   ORDER BY page."parkedAt" DESC, page.id DESC`;

@Injectable()
export class MonitorQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By the time at which they occurred. Every event becomes an activity. */
  async getEventCounts(minutes: number): Promise<EventCounts> {
    const items: EventCount[] = await this.dataSource.query(
      `SELECT date_trunc('minute', occurred_at) AS minute, type, count(*)::int AS count
         FROM activities WHERE occurred_at > $1::timestamptz - make_interval(mins => $2) AND occurred_at <= $1
        GROUP BY 1, 2 ORDER BY 1, 2`,
      [this.clock.now(), minutes],
    );
    return { items };
  }

  /** The latest first. */
  async getParkedPage({ page, pageSize }: PageQuery): Promise<ParkedPage> {
    const rows: ParkedRow[] = await this.dataSource.query(parkedPageSql, [pageSize, (page - 1) * pageSize]);
    const items = rows
      .filter(({ id }) => id !== null)
      .map(({ total: _, content, contentBytes, ...message }) => ({
        ...message,
        content: contentAsText(content, contentBytes),
      }));
    return { items, page, pageSize, total: rows[0]?.total ?? 0 };
  }
}
