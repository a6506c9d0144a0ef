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

/** What one category has. */
export class CategoryShare {
  categoryId: string;
  /** Decimal string. @example "312.05" */
  amount: string;
  /** How many expenses. @example 12 */
  count: number;
}

export class BubbleReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** All that the filter lets through. @example 617 */
  total: number;
  /** The at most 500 that are largest, whether spent or refunded; the latest first. */
  items: Bubble[];
  /** What is not among the items: with them, it is each category's sum to the cent. */
  smaller: CategoryShare[];
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

export class MonthTotal {
  /** Year and month. @example "2026-11" */
  month: string;
  /** Decimal string. @example "2795.21" */
  amount: string;
  /** How many expenses. @example 104 */
  count: number;
  /** Every category that has expenses of its own in the month, the largest amount first. */
  categories: CategoryShare[];
}

export class MonthReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** Every month that has expenses, the earliest first. */
  items: MonthTotal[];
}

export class YearTotal {
  /** @example 2026 */
  year: number;
  /** Decimal string. @example "31042.17" */
  amount: string;
  /** How many expenses. @example 1204 */
  count: number;
  /** Every category that has expenses of its own in the year, the largest amount first. */
  categories: CategoryShare[];
}

export class YearReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** Every year that has expenses, the earliest first. */
  items: YearTotal[];
}

export class DayTotal {
  /** A calendar date. @example "2026-11-23" */
  date: string;
  /** Decimal string. @example "48.20" */
  amount: string;
  /** How many expenses. @example 3 */
  count: number;
}

export class DayReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** How many days have expenses; `items` holds at most the latest 800. @example 341 */
  total: number;
  /** Days that have expenses, the earliest first. */
  items: DayTotal[];
}
