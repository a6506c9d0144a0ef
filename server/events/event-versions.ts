import type { EventType } from './event-map.js';

/**
 * Of each type, the newest payload format that this code writes and understands. Raise it when a payload changes so that
 * what reads the former one would misread it. A new event is listed here, too: it does not compile otherwise.
 */
export const eventVersions = {
  'category.archived': 1,
  'category.created': 1,
  'category.deleted': 1,
  'category.merged': 1,
  'category.reordered': 1,
  'category.restored': 1,
  'category.updated': 1,
  'demo.created': 1,
  'demo.removed': 1,
  'email.change-requested': 1,
  'email.changed': 1,
  'email.failed': 1,
  'email.sent': 1,
  'email.verification-requested': 1,
  'email.verified': 1,
  'expense.created': 1,
  'expense.deleted': 1,
  'expense.restored': 1,
  'expense.updated': 1,
  'filter.deleted': 1,
  'filter.saved': 1,
  'filter.updated': 1,
  'identity.linked': 1,
  'identity.unlinked': 1,
  'news.issued': 1,
  'news.subscribed': 1,
  'news.unsubscribed': 1,
  'parked-message.dropped': 1,
  'parked-message.retried': 1,
  'password.changed': 1,
  'password.removed': 1,
  'password.reset': 1,
  'password.reset-requested': 1,
  'receipt.deleted': 1,
  'receipt.failed': 1,
  'receipt.filed': 1,
  'receipt.read': 1,
  'receipt.reading-requested': 1,
  'receipt.restored': 1,
  'receipt.unfiled': 1,
  'receipt.uploaded': 1,
  'session.closed': 1,
  'session.evicted': 1,
  'session.expired': 1,
  'session.opened': 1,
  'session.refused': 1,
  'session.reported': 1,
  'session.revoked': 1,
  'sign-in.throttled': 1,
  'summary.issued': 1,
  'summary.subscribed': 1,
  'summary.unsubscribed': 1,
  'token.created': 1,
  'token.revoked': 1,
  'user.registered': 1,
  'user.removed': 1,
  'user.updated': 1,
} as const satisfies Record<EventType, number>;

/** The newest version of an event that is understood here. Of a type of another release, only its envelope is. */
export function newestVersionOf(type: string): number {
  const versions: Record<string, number> = eventVersions;
  return Object.hasOwn(versions, type) ? (versions[type] as number) : 1;
}
