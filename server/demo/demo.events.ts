/** Ids alone: what they stood for is gone, and nothing may tell of it any more. */
export interface DemoRemoved {
  user: { id: number };
  ledgerIds: string[];
}

declare module '../events/event-map.js' {
  interface EventMap {
    /** Sample data was put into a throw-away account. */
    'demo.created': { expenseCount: number };
    /** A throw-away account was removed, with the ledgers it owned and all they held. */
    'demo.removed': DemoRemoved;
  }
}
