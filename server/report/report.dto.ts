import { CategoryLabel } from '../category/category.dto.js';

/** One expense as a bubble. */
export class Bubble {
  expenseId: string;
  /** A calendar date. @example "2026-11-23" */
  spentOn: string;
  /** @example "Coffee beans" */
  title: string;
  /** Decimal string. @example "12.34" */
  amount: string;
  categoryId: string;
}

export class BubbleReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** All that the filter lets through; `items` holds at most the latest 2,000. @example 617 */
  total: number;
  items: Bubble[];
}

export class CategoryTotal {
  category: CategoryLabel;
  /** The category it stands below, whose own amount and count are without this one's; null at the top. */
  parentId: string | null;
  /** Decimal string. @example "2795.21" */
  amount: string;
  /** How many expenses. @example 104 */
  count: number;
}

export class CategoryReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** Decimal string. @example "63042.42" */
  totalAmount: string;
  /** Every category that has expenses of its own, the largest amount first. */
  items: CategoryTotal[];
}

/** What one category has in one month. */
export class MonthCategoryTotal {
  categoryId: string;
  /** Decimal string. @example "312.05" */
  amount: string;
  /** How many expenses. @example 12 */
  count: number;
}

export class MonthTotal {
  /** Year and month. @example "2026-11" */
  month: string;
  /** Decimal string. @example "2795.21" */
  amount: string;
  /** How many expenses. @example 104 */
  count: number;
  /** Every category that has expenses of its own in the month, the largest amount first. */
  categories: MonthCategoryTotal[];
}

export class MonthReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** Every month that has expenses, the earliest first. */
  items: MonthTotal[];
}

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
}
