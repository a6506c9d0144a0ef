/** A cost that comes back, found from the past. */
export class RecurringCost {
  /** As it was recorded last. @example "Rent" */
  title: string;
  /** That of the latest expense. */
  categoryId: string;
  /** How often it comes. @example "monthly" */
  interval: 'weekly' | 'fortnightly' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly';
  /** Decimal string: the latest amount, as prices rise. @example "850.00" */
  amount: string;
  /** The latest day it was recorded on. @example "2026-11-01" */
  lastOn: string;
  /** The day it is expected next. @example "2026-12-01" */
  nextOn: string;
  /** Decimal string: what it costs in a year. @example "10200.00" */
  yearlyAmount: string;
  /** How many times it was recorded in the last three years. @example 36 */
  count: number;
  /** Whether the day it was expected on has passed. @example false */
  isOverdue: boolean;
}

export class RecurringReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** Decimal string: what all of them together cost in a year. @example "14820.00" */
  yearlyAmount: string;
  /** At most 50, the dearest in a year first. */
  items: RecurringCost[];
}
