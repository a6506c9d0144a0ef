import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import type { Session } from './current-session.decorator.js';
import type { OpenSession } from './session.dto.js';
import { SessionLimits } from './session-limits.js';

/** Uses closer together than this are one, in milliseconds. */
const useInterval = 60_000;

@Injectable()
export class SessionQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly limits: SessionLimits,
  ) {}

  /** The session, if it is open: not closed, not idle too long, not past its end. One primary-key read. */
  async findOpenSession(sessionId: string, userId: number): Promise<Session | null> {
    const now = this.clock.now();
    const useDue = new Date(now.getTime() - useInterval);
    const [session]: Omit<Session, 'access'>[] = await this.dataSource.query(
      `SELECT s.id AS "sessionId", s.user_id AS "userId", u.time_zone AS "timeZone",
              s.authenticated_at > $5 AS "isFresh", s.last_seen_at < $6 AS "isUseDue"
         FROM sessions s JOIN users u ON u.id = s.user_id
        WHERE s.id = $1 AND s.user_id = $2 AND s.closed_at IS NULL AND s.expires_at > $3 AND s.last_seen_at > $4`,
      [sessionId, userId, now, this.limits.idleSince(now), this.limits.freshSince(now), useDue],
    );
    return session ? { ...session, access: 'session' } : null;
  }

  /** The user's open sessions, the last used first; `currentId` is the one that asks. */
  async list(userId: number, currentId: string | null): Promise<OpenSession[]> {
    const now = this.clock.now();
    return this.dataSource.query(
      `SELECT id, device, ip, created_at AS "createdAt", last_seen_at AS "lastSeenAt", id = $4 AS current
         FROM sessions
        WHERE user_id = $1 AND closed_at IS NULL AND expires_at > $2 AND last_seen_at > $3
        ORDER BY last_seen_at DESC, created_at DESC, id`,
      [userId, now, this.limits.idleSince(now), currentId],
    );
  }
}
