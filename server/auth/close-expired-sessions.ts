import type { Transaction } from '../database/unit-of-work.js';
import type { SessionLimits } from './session-limits.js';

interface ExpiredSession {
  id: string;
  userId: number;
  device: string;
  ip: string;
  limit: 'idle' | 'age';
}

/** Of one user, or of anybody; at most so many. */
interface Which {
  userId?: number;
  most?: number;
}

/**
 * Those past a limit are over already; closing them keeps them from counting as open, and tells their owner, once.
 * @returns how many there were.
 */
export async function closeExpiredSessions(
  tx: Transaction,
  limits: SessionLimits,
  { userId, most }: Which,
): Promise<number> {
  const [expired]: [ExpiredSession[], number] = await tx.manager.query(
    `UPDATE sessions SET closed_at = $1, close_reason = 'expired'
      WHERE id IN (SELECT id FROM sessions
                    WHERE closed_at IS NULL AND (expires_at <= $1 OR last_seen_at <= $2) AND ($3::int IS NULL OR user_id = $3)
                    ORDER BY id LIMIT $4 FOR UPDATE)
      RETURNING id, user_id AS "userId", device, ip, CASE WHEN expires_at <= $1 THEN 'age' ELSE 'idle' END AS "limit"`,
    [tx.now, limits.idleSince(tx.now), userId ?? null, most ?? null],
  );
  for (const { id, userId: owner, device, ip, limit } of expired) {
    tx.emit('session.expired', { sessionId: id, limit, device, ip }, { userId: owner });
  }
  return expired.length;
}
