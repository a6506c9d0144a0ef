/** What an operator decided about a message that could not be handled. `eventId` and `type` are null for what is no event. */
export interface ParkedMessageDecision {
  consumer: string;
  eventId: string | null;
  type: string | null;
  device: string | null;
  ip: string | null;
}

declare module '../events/event-map.js' {
  interface EventMap {
    'parked-message.retried': ParkedMessageDecision;
    'parked-message.dropped': ParkedMessageDecision;
  }
}
