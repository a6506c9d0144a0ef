/** Amounts are decimal strings in `currency`; refunds make them smaller, even negative. */
export interface MonthInFigures {
  /** @example "2026-10" */
  month: string;
  ledgerName: string;
  /** ISO 4217. */
  currency: string;
  count: number;
  total: string;
  previousTotal: string;
  /** The largest first. */
  categories: { name: string; color: string; total: string; previousTotal: string }[];
  /** The largest first, at most 5. */
  biggest: { title: string; spentOn: string; amount: string; categoryName: string }[];
  /** At most 5, each with why it is unusual, in words. */
  unusual: { title: string; spentOn: string; amount: string; reason: string }[];
}

declare module '../events/event-map.js' {
  interface EventMap {
    /** One for each month and subscriber, to be mailed; one entry for each of their ledgers that had expenses. */
    'summary.issued': { period: string; ledgers: MonthInFigures[] };
  }
}
