/** A queue as the broker sees it right now. */
export interface QueueState {
  name: string;
  /** Whose events wait here; null for the parked ones. */
  consumer: string | null;
  role: 'work' | 'retry' | 'parked';
  /** Messages that wait. */
  ready: number;
  /** Messages in work; null where the broker does not tell. */
  unacknowledged: number | null;
  /** Who consumes it. */
  consumers: number;
}

/** A copy of a parked message that stands in a queue. */
export interface ParkedCopy {
  consumer: string;
  content: Buffer;
  reason: string;
  /** How often it was tried. */
  attempts: number;
}

export type ParkedVisitor = (copy: ParkedCopy) => Promise<'keep' | 'remove'>;

/** Looks into the queues behind the events, for those who run this server. Nothing here serves a person's request. */
export abstract class EventQueues {
  /** @throws UnavailableProblem when the broker does not answer within two seconds. */
  abstract inspect(): Promise<QueueState[]>;

  /**
   * Gives `content` to the queue of the consumer alone, to be handled as at its first attempt.
   * @throws UnavailableProblem when the broker has not confirmed it.
   */
  abstract redeliver(consumerName: string, content: Buffer): Promise<void>;

  /**
   * Shows `visit` each copy that stands in the parked queue now. One visit at a time, over all processes: another one would
   * not see what this one holds.
   * @throws UnavailableProblem when the broker goes away meanwhile. What was not removed is there still.
   */
  abstract visitParked(visit: ParkedVisitor): Promise<void>;
}
