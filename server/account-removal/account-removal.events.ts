/** An account is gone; nothing but this event still knows whose it was. */
export interface UserRemoved {
  user: { id: number };
  email: string;
  name: string;
  /** IANA name. */
  timeZone: string;
  /** Ledgers that are gone with it. */
  ledgerIds: string[];
  /** Shared ledgers that remain, with the others in them. */
  keptLedgers: { name: string }[];
  device: string | null;
  ip: string | null;
}

declare module '../events/event-map.js' {
  interface EventMap {
    'user.removed': UserRemoved;
  }
}
