import { Matches } from 'class-validator';

export class UnsubscribeQuery {
  /** Out of the mail's link. */
  @Matches(/^[A-Za-z0-9_.-]{1,200}$/, { message: 'must be the token of an unsubscribe link' })
  token: string;
}

/** What a link in a mail would end. */
export class Unsubscription {
  list: 'news' | 'summary' | 'budget-alert';
  /** Whether mails of this list still come. */
  isSubscribed: boolean;
  /** The address they go to, with its middle left out. @example "a…a@example.org" */
  address: string;
}
