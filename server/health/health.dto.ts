export class Health {
  /** "ok", or "unavailable" with status 503. */
  status: 'ok' | 'unavailable';
}

/** Only the database decides: without broker or cache SpendWise is slower or later, but right. */
export class Readiness extends Health {
  database: 'up' | 'down';
  events: 'up' | 'down';
  cache: 'up' | 'down';
}
