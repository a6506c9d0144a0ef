export class Health {
  /** "ok", or "unavailable" with status 503. */
  status: 'ok' | 'unavailable';
}

export class ConsumerHealth {
  /** "activity" or "mail". */
  name: string;
  /** Whether events reach it right now: not while the broker is away, nor while its queue is. */
  isConsuming: boolean;
}

/**
 * Requests need the database alone: without broker or cache SpendWise is slower or later, but right. What consumes events
 * is ready when all its consumers are at it.
 */
export class Readiness extends Health {
  database: 'up' | 'down';
  events: 'up' | 'down';
  cache: 'up' | 'down';
  /** Those of the answering process: none in the API when a broker feeds listeners of their own. */
  consumers: ConsumerHealth[];
}
