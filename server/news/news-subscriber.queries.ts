import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { IssueSchedule, ScheduledIssue } from './issue-schedule.js';

/** An issue that is due now for everybody with the schedule. */
export interface DueSchedule extends IssueSchedule, ScheduledIssue {
  /** When the latest of what it could tell of was stored. */
  newestAt: Date;
}

export interface DueSubscriber {
  userId: number;
  /** Which of the schedules is theirs. */
  index: number;
  /** When their previous issue was due: they have been told of what was stored by then. */
  toldUntil: Date | null;
}

/** Whom news may be mailed to: nothing goes to an address that its owner has not confirmed. */
const isSubscriber = `u.news_subscribed AND NOT u.is_demo AND u.email_verified_at IS NOT NULL`;
/** Weekly and daily news of the same hour are two schedules; the day matters for weekly ones alone. */
const weekdayOfSchedule = `CASE u.news_frequency WHEN 'weekly' THEN u.news_weekday ELSE 0 END`;

/** Reads who is to get news, from the users. */
@Injectable()
export class NewsSubscriberQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** All schedules that somebody has: a few hundred, however many people there are. */
  listSchedules(): Promise<IssueSchedule[]> {
    return this.dataSource.query(
      `SELECT DISTINCT u.time_zone AS "timeZone", u.news_frequency AS frequency, ${weekdayOfSchedule} AS weekday,
              u.news_hour AS hour
         FROM users u WHERE ${isSubscriber}`,
    );
  }

  /**
   * The next `limit` people after the user `afterId` whose issue is due and has not been made, and for whom there is
   * something new. Who subscribed, chose another time or confirmed their address after it was due waits for the next one.
   */
  async listDue(
    manager: EntityManager,
    schedules: DueSchedule[],
    { afterId, limit }: { afterId: number; limit: number },
  ): Promise<DueSubscriber[]> {
    const due: (Omit<DueSubscriber, 'toldUntil'> & { toldUntil: string | null })[] = await manager.query(
      `SELECT u.id AS "userId", s.index::int - 1 AS index, told.until AS "toldUntil"
         FROM users u
         JOIN unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::text[], $6::timestamptz[], $7::timestamptz[])
              WITH ORDINALITY AS s (time_zone, frequency, weekday, hour, period, due_at, newest_at, index)
           ON s.time_zone = u.time_zone AND s.frequency = u.news_frequency AND s.weekday = ${weekdayOfSchedule}
          AND s.hour = u.news_hour
         LEFT JOIN LATERAL (SELECT max(due_at) AS until FROM mail_issues
                             WHERE user_id = u.id AND kind = 'news') told ON true
        WHERE ${isSubscriber} AND u.id > $8 AND u.email_verified_at < s.due_at
          AND (u.news_since IS NULL OR u.news_since < s.due_at)
          AND (told.until IS NULL OR told.until < s.newest_at)
          AND NOT EXISTS (SELECT 1 FROM mail_issues WHERE user_id = u.id AND kind = 'news' AND period = s.period)
        ORDER BY u.id LIMIT $9`,
      [
        schedules.map(({ timeZone }) => timeZone),
        schedules.map(({ frequency }) => frequency),
        schedules.map(({ weekday }) => weekday),
        schedules.map(({ hour }) => hour),
        schedules.map(({ period }) => period),
        schedules.map(({ dueAt }) => dueAt),
        schedules.map(({ newestAt }) => newestAt),
        afterId,
        limit,
      ],
    );
    return due.map(({ toldUntil, ...who }) => ({ ...who, toldUntil: toldUntil === null ? null : new Date(toldUntil) }));
  }
}
