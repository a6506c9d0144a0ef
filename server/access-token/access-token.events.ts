interface AccessTokenEvent {
  tokenId: string;
  name: string;
  scope: string;
  device: string | null;
  ip: string | null;
}

declare module '../events/event-map.js' {
  interface EventMap {
    'token.created': AccessTokenEvent & { email: string };
    'token.revoked': AccessTokenEvent;
  }
}

export type { AccessTokenEvent };
