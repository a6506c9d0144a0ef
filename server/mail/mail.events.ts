/** A mail, and what became of it. What it said is told nowhere. */
export interface MailOutcome {
  deliveryId: string;
  /** Of the event that asked for it. */
  eventId: string;
  template: string;
  to: string;
  attempts: number;
}

declare module '../events/event-map.js' {
  interface EventMap {
    /** The mail server has it. */
    'email.sent': MailOutcome;
    /** It is not tried again. `status`: whether the address was refused. */
    'email.failed': MailOutcome & { status: 'failed' | 'bounced'; error: string };
  }
}
