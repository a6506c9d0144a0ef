interface EmailEvent {
  /** The account's address when it happened. */
  email: string;
  device: string | null;
  ip: string | null;
}

declare module '../events/event-map.js' {
  interface EventMap {
    /** `linkId`: of the link that verifies the address. */
    'email.verification-requested': EmailEvent & { linkId: string };
    'email.verified': EmailEvent;
    /**
     * `linkId`: of the link, mailed to `newEmail`, that makes it the account's address; where `newEmail` has an account of
     * its own, its owner is told instead, and nobody else.
     */
    'email.change-requested': EmailEvent & { newEmail: string; linkId: string };
    'email.changed': EmailEvent & { oldEmail: string };
  }
}

export type { EmailEvent };
