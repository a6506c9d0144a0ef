import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What somebody may have enough of, by one click. */
export type MailingList = 'news' | 'summary' | 'budget-alert';

export interface UnsubscribeClaim {
  userId: number;
  list: MailingList;
}

/**
 * The token of the link that ends a list for a user: what it is for, and a seal under a key of its own that follows from
 * `secret`. It does not expire, as mails do not, and is good for nothing else.
 */
export function unsubscribeTokenOf({ userId, list }: UnsubscribeClaim, secret: string): string {
  const claim = `${list}.${userId}`;
  return `${claim}.${sealOf(claim, secret).toString('base64url')}`;
}

/** @returns null when none of `secrets` has sealed it. */
export function readUnsubscribeToken(token: string, secrets: string[]): UnsubscribeClaim | null {
  const match = /^((news|summary|budget-alert)\.([1-9]\d{0,9}))\.([\w-]{43})$/.exec(token);
  if (!match) return null;
  const [, claim = '', list, userId, seal = ''] = match;
  const sealed = Buffer.from(seal, 'base64url');
  if (!secrets.some((secret) => timingSafeEqual(sealOf(claim, secret), sealed))) return null;
  return { userId: Number(userId), list: list as MailingList };
}

function sealOf(claim: string, secret: string): Buffer {
  const key = createHash('sha256').update(`unsubscribe key of ${secret}`).digest();
  return createHmac('sha256', key).update(claim).digest();
}
