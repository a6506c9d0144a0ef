import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DeliveryStatus } from './email-delivery.entity.js';

/** Which mail it is: no event has the same one twice. */
export interface DeliveryKey {
  eventId: string;
  userId: number | null;
  template: string;
  recipient: string;
}

export interface OpenDelivery {
  id: string;
  createdAt: Date;
}

/** What an attempt came to. `pending`: there is to be another one. */
export interface Outcome {
  status: DeliveryStatus;
  error: string | null;
}

/** Counts an attempt, before it is made. @returns null when the mail has been sent, or has failed for good, before. */
export async function beginAttempt(manager: EntityManager, key: DeliveryKey, now: Date): Promise<OpenDelivery | null> {
  const [open]: OpenDelivery[] = await manager.query(
    `INSERT INTO email_deliveries AS delivery
            (id, event_id, user_id, template, recipient, status, attempts, created_at)
     VALUES ($1, $2, $3, $4, $5, 'pending', 1, $6)
     ON CONFLICT (event_id, template, recipient) DO UPDATE SET attempts = delivery.attempts + 1
       WHERE delivery.status = 'pending'
     RETURNING id, created_at AS "createdAt"`,
    [randomUUID(), key.eventId, key.userId, key.template, key.recipient, now],
  );
  return open ? { ...open, createdAt: new Date(open.createdAt) } : null;
}

/** Notes a mail that is not to be sent any more, unless it has been. */
export async function giveUp(manager: EntityManager, key: DeliveryKey, now: Date, error: string): Promise<void> {
  await manager.query(
    `INSERT INTO email_deliveries AS delivery
            (id, event_id, user_id, template, recipient, status, attempts, created_at, error)
     VALUES ($1, $2, $3, $4, $5, 'failed', 0, $6, $7)
     ON CONFLICT (event_id, template, recipient) DO UPDATE SET status = 'failed', error = EXCLUDED.error
       WHERE delivery.status = 'pending'`,
    [randomUUID(), key.eventId, key.userId, key.template, key.recipient, now, error],
  );
}

export async function recordOutcome(manager: EntityManager, id: string, outcome: Outcome, now: Date): Promise<void> {
  const sentAt = outcome.status === 'sent' ? now : null;
  await manager.query(`UPDATE email_deliveries SET status = $2, error = $3, sent_at = $4 WHERE id = $1`, [
    id,
    outcome.status,
    outcome.error,
    sentAt,
  ]);
}

/** Forgets the addresses of accounts that are gone, once nothing can ask for the same mail again. */
export async function forgetThoseOfNobody(manager: EntityManager, now: Date): Promise<void> {
  await manager.query(
    `DELETE FROM email_deliveries WHERE user_id IS NULL AND created_at < $1::timestamptz - interval '30 days'`,
    [now],
  );
}
