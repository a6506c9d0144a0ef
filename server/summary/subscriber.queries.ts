import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Of `users u`: who wants the summary and can get it. */
export const subscribed = 'u.monthly_summary AND u.email_verified_at IS NOT NULL AND NOT u.is_demo';

@Injectable()
export class SubscriberQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** IANA names. */
  async findTimeZones(): Promise<string[]> {
    const rows: { name: string }[] = await this.dataSource.query(
      `SELECT DISTINCT u.time_zone AS name FROM users u WHERE ${subscribed}`,
    );
    return rows.map(({ name }) => name);
  }

  /** Who has not got the summary of `period` yet, in one of the time zones; `limit` of them at most, in order, after `afterId`. */
  async findWaiting(period: string, timeZones: string[], afterId: number, limit: number): Promise<number[]> {
    const rows: { id: number }[] = await this.dataSource.query(
      `SELECT u.id FROM users u
        WHERE ${subscribed} AND u.time_zone = ANY($2::text[]) AND u.id > $3
          AND NOT EXISTS (SELECT 1 FROM mail_issues i WHERE i.user_id = u.id AND i.kind = 'summary' AND i.period = $1)
        ORDER BY u.id LIMIT $4`,
      [period, timeZones, afterId, limit],
    );
    return rows.map(({ id }) => id);
  }
}
