import type { MailingList } from '../unsubscribe/unsubscribe-token.js';

/**
 * What happens to a mail when the process dies in the moment in which the mail server takes it (docs/decisions/0016).
 * `at-least-once`: it is sent again, with the same Message-ID. A second copy is a nuisance, a lost link locks somebody out.
 * `at-most-once`: it counts as sent. Nobody misses one of many; a second copy of what nobody waits for is noise.
 */
export type MailClass = 'at-least-once' | 'at-most-once';

interface MailKind {
  class: MailClass;
  /** Null: about the account's safety, so that it cannot be stopped. */
  list: MailingList | null;
}

const account: MailKind = { class: 'at-least-once', list: null };

/** Every mail there is, by its template. */
export const mailKinds = {
  welcome: account,
  'verify-email': account,
  'confirm-email': account,
  'email-change-requested': account,
  'email-changed': account,
  'email-taken': account,
  'new-device': account,
  'session-evicted': account,
  'reset-password': account,
  'password-changed': account,
  'password-removed': account,
  'identity-linked': account,
  'identity-unlinked': account,
  'token-created': account,
  'account-removed': account,
  news: { class: 'at-most-once', list: 'news' },
  'monthly-summary': { class: 'at-most-once', list: 'summary' },
  'budget-passed': { class: 'at-most-once', list: 'budget-alert' },
} as const satisfies Record<string, MailKind>;

export type Template = keyof typeof mailKinds;

/**
 * The template as told to the one who caused the mail: one that tells somebody else that their address was entered shows
 * as the link that was asked for. Who asked must not learn that the address has an account.
 */
export const templateShownAs = (template: Template): Template =>
  template === 'email-taken' ? 'confirm-email' : template;
