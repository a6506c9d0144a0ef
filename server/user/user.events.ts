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
export type Profile = Partial<{ name: string; timeZone: string; currency: string; newsSubscribed: boolean }>;

declare module '../events/event-map.js' {
  interface EventMap {
    'user.registered': UserRegistered;
    /** `before` and `after` hold the fields that changed. */
    'user.updated': { before: Profile; after: Profile; device: string | null; ip: string | null };
  }
}
