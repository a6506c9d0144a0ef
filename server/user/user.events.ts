/** A new account, with the ledger made for it. */
export interface UserRegistered {
  user: { id: number; email: string; name: string; timeZone: string };
  ledgerId: string;
  /** Of the link that verifies the address; null when there is nothing to verify. */
  linkId: string | null;
  device: string | null;
  ip: string | null;
}

/** What people choose about themselves. */
export type Profile = Partial<{
  name: string;
  timeZone: string;
  currency: string;
  newsSubscribed: boolean;
  newsFrequency: 'daily' | 'weekly';
  newsWeekday: number;
  newsHour: number;
  monthlySummary: boolean;
  budgetMail: boolean;
}>;

/** A mailing list was joined or left; `by`: in the settings, or by the link of a mail, from whatever device. */
export interface SubscriptionChanged {
  by: 'settings' | 'link';
  device: string | null;
  ip: string | null;
}

declare module '../events/event-map.js' {
  interface EventMap {
    'user.registered': UserRegistered;
    /** `before` and `after` hold the fields that changed, other than those that the events below tell of. */
    'user.updated': { before: Profile; after: Profile; device: string | null; ip: string | null };
    'news.subscribed': SubscriptionChanged;
    'news.unsubscribed': SubscriptionChanged;
    'summary.subscribed': SubscriptionChanged;
    'summary.unsubscribed': SubscriptionChanged;
    'budget-alert.subscribed': SubscriptionChanged;
    'budget-alert.unsubscribed': SubscriptionChanged;
  }
}
