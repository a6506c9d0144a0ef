/** `email`: of the account, who is told; `providerName` as on its button. */
interface IdentityEvent {
  email: string;
  provider: string;
  providerName: string;
  device: string | null;
  ip: string | null;
}

declare module '../events/event-map.js' {
  interface EventMap {
    /** From now on a provider lets its user in. */
    'identity.linked': IdentityEvent;
    'identity.unlinked': IdentityEvent;
  }
}

export type { IdentityEvent };
