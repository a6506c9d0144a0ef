export class MonitoredQueue {
  /** @example "spendwise.activity" */
  name: string;
  /** The consumer whose events wait here; null for the parked ones. @example "activity" */
  consumer: string | null;
  role: 'work' | 'retry' | 'parked';
  /** Messages that wait. */
  ready: number;
  /** Messages in work. Null where only the broker's own management page tells. */
  unacknowledged: number | null;
  /** Who consumes it. */
  consumers: number;
}

export class OutboxState {
  /** Committed events that the broker has not confirmed yet. */
  unpublished: number;
  /** Age of the oldest of them, in seconds; 0 when there is none. */
  oldestSeconds: number;
  /** Published events that some consumer has neither handled nor parked. */
  unhandled: number;
}

export class MailCount {
  status: 'pending' | 'sending' | 'sent' | 'failed' | 'bounced';
  count: number;
}

/** How events and mails are doing right now. */
export class MonitorState {
  transport: 'rabbitmq' | 'in-process';
  /** Whether events flow. */
  isConnected: boolean;
  /** Empty while the broker does not answer. */
  queues: MonitoredQueue[];
  outbox: OutboxState;
  /** Mails asked for in the last 24 hours, by state. */
  mails: MailCount[];
  /** Messages that nobody could handle, and that wait for an operator. */
  parked: number;
}

export class EventCount {
  /** Its beginning, an instant. @example "2026-11-24T21:35:00.000Z" */
  minute: string;
  /** @example "expense.created" */
  type: string;
  count: number;
}

export class EventCounts {
  /** Oldest first; minutes without events are left out. */
  items: EventCount[];
}

/** A message that no repetition could make right. */
export class ParkedMessage {
  id: string;
  /** Whose queue it came from. @example "mail" */
  consumer: string;
  /** Null for what is no event. */
  eventId: string | null;
  /** Null for what is no event. @example "expense.created" */
  type: string | null;
  /** What the last attempt failed of. */
  reason: string;
  attempts: number;
  /** An instant. */
  parkedAt: string;
  /** What arrived, as text: at most its first 10,000 characters. */
  content: string;
}

export class ParkedPage {
  /** The latest first. */
  items: ParkedMessage[];
  page: number;
  pageSize: number;
  total: number;
}
