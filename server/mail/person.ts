import type { EntityManager } from 'typeorm';
import type { DomainEvent } from '../events/domain-event.js';
import type { MailingList } from '../unsubscribe/unsubscribe-token.js';

/** Whom a mail is for, as far as it may say. */
export interface Person {
  email: string;
  /** IANA name. */
  timeZone: string;
  /**
   * Empty until the address is known to be theirs: whoever registers with somebody else's must not be able to have a
   * message of their own sent to it.
   */
  name: string;
  isVerified: boolean;
  isDemo: boolean;
  /** Those they get mails of. */
  lists: MailingList[];
}

export async function findPerson(manager: EntityManager, userId: number): Promise<Person | null> {
  const [person]: Person[] = await manager.query(
    `SELECT email, time_zone AS "timeZone", CASE WHEN email_verified_at IS NULL THEN '' ELSE name END AS name,
            email_verified_at IS NOT NULL AS "isVerified", is_demo AS "isDemo",
            array_remove(ARRAY[CASE WHEN news_subscribed THEN 'news' END, CASE WHEN monthly_summary THEN 'summary' END,
                               CASE WHEN budget_mail THEN 'budget-alert' END],
                         NULL) AS lists
       FROM users WHERE id = $1`,
    [userId],
  );
  return person ?? null;
}

/** Whether the link of a mail would work, so that the mail is of use. */
export async function isLinkUsable(manager: EntityManager, linkId: string, now: Date): Promise<boolean> {
  const found: unknown[] = await manager.query(
    `SELECT 1 FROM one_time_tokens WHERE id = $1 AND used_at IS NULL AND expires_at > $2`,
    [linkId, now],
  );
  return found.length > 0;
}

/** Whether the new address that the event is about, if any, is somebody else's. */
export async function isNewAddressTaken(manager: EntityManager, { userId, data }: DomainEvent): Promise<boolean> {
  const { newEmail } = data;
  if (typeof newEmail !== 'string') return false;
  const found: unknown[] = await manager.query(`SELECT 1 FROM users WHERE email = $1 AND id IS DISTINCT FROM $2`, [
    newEmail,
    userId,
  ]);
  return found.length > 0;
}
