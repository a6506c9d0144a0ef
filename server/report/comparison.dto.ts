import { CategoryLabel } from '../category/category.dto.js';
import { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { IsExistingDate } from '../http/is-existing-date.decorator.js';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';

/** Two periods under one filter. */
export class ComparisonFilter extends ExpenseFilter {
  /**
   * The first day of the period to compare with, together with `otherTo`. Without both, it is the period before, as the
   * summary has it. @example "2025-11-01"
   */
  @IsExistingDate()
  @IsOptionalField()
  otherFrom?: string;

  /** The last day of the period to compare with, together with `otherFrom`. @example "2025-11-30" */
  @IsExistingDate()
  @IsOptionalField()
  otherTo?: string;
}

export class PeriodTotal {
  /** The first day; null when there is none. @example "2026-11-01" */
  from: string | null;
  /** The last day; null when there is none. @example "2026-11-30" */
  to: string | null;
  /** Decimal string. @example "2795.21" */
  totalAmount: string;
  /** How many expenses. @example 104 */
  count: number;
}

/** What one category has in both periods. */
export class CategoryComparison {
  category: CategoryLabel;
  /** The category it stands below; null at the top. */
  parentId: string | null;
  /** Decimal string. @example "312.05" */
  amount: string;
  /** How many expenses. @example 12 */
  count: number;
  /** Decimal string, of the other period. @example "298.00" */
  otherAmount: string;
  /** How many expenses the other period has. @example 11 */
  otherCount: number;
}

export class ComparisonReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  period: PeriodTotal;
  /** Null when none was asked for and the period has no first or no last day, or nothing before it. */
  other: PeriodTotal | null;
  /** Every category that has expenses of its own in either period, the largest difference first. */
  categories: CategoryComparison[];
}
