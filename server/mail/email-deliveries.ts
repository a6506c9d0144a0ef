import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DeliveryStatus } from './email-delivery.entity.js';
import { mailKinds, type Template } from './mail-classes.js';

/** Which mail it is: no event has the same one twice. */
export interface DeliveryKey {
  eventId: string;
  userId: number | null;
  template: Template;
  recipient: string;
}

export interface OpenDelivery {
  id: string;
  createdAt: Date;
}

/** What an attempt came to. `pending`: there is to be another one. */
export interface Outcome {
  status: Exclude<DeliveryStatus, 'sending'>;
  error: string | null;
}

/** A delivery with its outcome. */
export interface SettledDelivery extends DeliveryKey {
  id: string;
  attempts: number;
}

const settled = `id, event_id AS "eventId", user_id AS "userId", template, recipient, attempts`;

/**
 * Counts an attempt, before it is made. One that was handed over, and whose answer was never heard, is made again where
 * mails of its kind come at least once.
 * @returns null when there is to be none.
 */
export async function beginAttempt(manager: EntityManager, key: DeliveryKey, now: Date): Promise<OpenDelivery | null> {
  const isRepeated = mailKinds[key.template].class === 'at-least-once';
  const [open]: OpenDelivery[] = await manager.query(
    `INSERT INTO email_deliveries AS delivery
            (id, event_id, user_id, template, recipient, status, attempts, created_at)
     VALUES ($1, $2, $3, $4, $5, 'pending', 1, $6)
     ON CONFLICT (event_id, template, recipient) DO UPDATE SET attempts = delivery.attempts + 1, status = 'pending'
       WHERE delivery.status = 'pending' OR (delivery.status = 'sending' AND $7)
     RETURNING id, created_at AS "createdAt"`,
    [randomUUID(), key.eventId, key.userId, key.template, key.recipient, now, isRepeated],
  );
  return open ? { ...open, createdAt: new Date(open.createdAt) } : null;
}

/** Notes that the mail server is about to have it all. */
export async function markSending(manager: EntityManager, id: string): Promise<void> {
  await manager.query(`UPDATE email_deliveries SET status = 'sending' WHERE id = $1`, [id]);
}

/** Takes a mail for sent that was handed over by an attempt that never came to its end. @returns null when there is none. */
export async function assumeSent(
  manager: EntityManager,
  { eventId, template, recipient }: DeliveryKey,
  now: Date,
  remark: string,
): Promise<SettledDelivery | null> {
  const [[delivery]]: [SettledDelivery[], number] = await manager.query(
    `UPDATE email_deliveries SET status = 'sent', error = $4, sent_at = $5
      WHERE event_id = $1 AND template = $2 AND recipient = $3 AND status = 'sending' RETURNING ${settled}`,
    [eventId, template, recipient, remark, now],
  );
  return delivery ?? null;
}

/** Notes a mail that is not to be sent any more. @returns null when that is settled already. */
export async function giveUp(
  manager: EntityManager,
  key: DeliveryKey,
  now: Date,
  error: string,
): Promise<SettledDelivery | null> {
  const [delivery]: SettledDelivery[] = await manager.query(
    `INSERT INTO email_deliveries AS delivery
            (id, event_id, user_id, template, recipient, status, attempts, created_at, error)
     VALUES ($1, $2, $3, $4, $5, 'failed', 0, $6, $7)
     ON CONFLICT (event_id, template, recipient) DO UPDATE SET status = 'failed', error = EXCLUDED.error
       WHERE delivery.status IN ('pending', 'sending')
     RETURNING ${settled}`,
    [randomUUID(), key.eventId, key.userId, key.template, key.recipient, now, error],
  );
  return delivery ?? null;
}

/** @returns null when the account was removed meanwhile, and the delivery with it. */
export async function recordOutcome(
  manager: EntityManager,
  id: string,
  { status, error }: Outcome,
  now: Date,
): Promise<SettledDelivery | null> {
  const [[delivery]]: [SettledDelivery[], number] = await manager.query(
    `UPDATE email_deliveries SET status = $2, error = $3, sent_at = $4 WHERE id = $1 RETURNING ${settled}`,
    [id, status, error, status === 'sent' ? now : null],
  );
  return delivery ?? null;
}

/** Forgets the addresses of accounts that are gone, once nothing can ask for the same mail again. */
export async function forgetThoseOfNobody(manager: EntityManager, now: Date): Promise<void> {
  await manager.query(
    `DELETE FROM email_deliveries WHERE user_id IS NULL AND created_at < $1::timestamptz - interval '30 days'`,
    [now],
  );
}
