interface PasswordEvent {
  /** Of the account, for the mail that tells of it. */
  email: string;
  device: string | null;
  ip: string | null;
}

declare module '../events/event-map.js' {
  interface EventMap {
    /** Somebody forgot it; `linkId` is of the link by which a new one is chosen. */
    'password.reset-requested': PasswordEvent & { linkId: string };
    /** Chosen anew by a link. */
    'password.reset': PasswordEvent;
    'password.changed': PasswordEvent;
    'password.removed': PasswordEvent;
  }
}

export type { PasswordEvent };
