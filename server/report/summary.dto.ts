import { Bubble } from './report.dto.js';

/** The days before a period, as many months or days as it has. */
export class PreviousSummary {
  /** The first day. @example "2026-10-01" */
  from: string;
  /** The last day: while the period still lasts, the one as far into it as today is. @example "2026-10-24" */
  to: string;
  /** Decimal string. @example "2611.90" */
  totalAmount: string;
  /** How many expenses. @example 98 */
  count: number;
}

/** What a period that still lasts will come to, at the pace it has. */
export class Pace {
  /**
   * Decimal string: what was spent so far, and what was spent on average after the same day of earlier periods; without
   * any, as much a day as so far. @example "3120.00"
   */
  expectedAmount: string;
  /** Whether earlier periods tell, not this one's days alone. @example true */
  isFromPast: boolean;
  /** How many earlier periods tell: of the six before, those that have expenses. @example 6 */
  periods: number;
  /** Days of the period after today. @example 6 */
  daysLeft: number;
}

export class SummaryReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** Decimal string. @example "2795.21" */
  totalAmount: string;
  /** How many expenses. @example 104 */
  count: number;
  /** The total by the days of the period until today; null when the period has no first or no last day. @example "116.47" */
  amountPerDay: string | null;
  /** The expense with the largest amount; null when there is none. */
  largest: Bubble | null;
  /** Null when the period has no first or no last day. */
  previous: PreviousSummary | null;
  /** Null unless today is a day of a period with a first and a last day. */
  pace: Pace | null;
}
