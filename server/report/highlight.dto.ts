import { Bubble } from './report.dto.js';

/** An expense that is worth a second look. */
export class UnusualExpense extends Bubble {
  /** In words. @example "3 times what it usually costs (median 12.40)" */
  reason: string;
  /** Decimal string: the median of the year before; null when the title is new. @example "12.40" */
  usualAmount: string | null;
}

export class HighlightReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** The at most five largest, refunds aside; the largest first. */
  biggest: Bubble[];
  /** At most five, the one that exceeds the usual by most money first. */
  unusual: UnusualExpense[];
}
