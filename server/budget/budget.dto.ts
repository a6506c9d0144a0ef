import { IsBoolean, IsString, IsUUID, Matches, ValidateIf } from 'class-validator';
import { CategoryLabel } from '../category/category.dto.js';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';

export const budgetStates = ['ok', 'near', 'over'] as const;
/** near: 80 % of what is available, or more, is spent; over: more than all of it. */
export type BudgetState = (typeof budgetStates)[number];

/** What may be spent in a month, on one category or in all, and what was. Amounts are decimal strings. */
export class Budget {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** With those below it; null for a budget of all categories. */
  category: CategoryLabel | null;
  /** What the month has of its own. @example "400.00" */
  amount: string;
  /** Whether what is left of a month, or lacks, goes over to the next one. @example false */
  carryOver: boolean;
  /** What came over from the months before; negative when more was spent. @example "0.00" */
  carriedAmount: string;
  /** `amount` and `carriedAmount` together. @example "400.00" */
  availableAmount: string;
  /** Refunds lower it, even below zero. @example "120.00" */
  spentAmount: string;
  /** Negative when more was spent than was available. @example "280.00" */
  leftAmount: string;
  /** What is spent of what is available, in whole percent, rounded down; null when nothing is available and nothing spent. @example 30 */
  percent: number | null;
  /** @example "ok" */
  state: BudgetState;
  /** Raised by every edit. @example 1 */
  version: number;
}

export class BudgetList {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** Year and month. @example "2026-11" */
  month: string;
  /** Those that there were in the month: the one for all first, then in the order of the categories. */
  items: Budget[];
}

export class BudgetQuery {
  /** Year and month; the caller's current one when left out. @example "2026-11" */
  @Matches(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/, { message: 'must be a month such as 2026-11' })
  @IsOptionalField()
  month?: string;
}

export class NewBudget {
  /** A category of the same ledger, which has no budget yet; null for all categories. */
  @IsUUID('all', { message: 'must be the id of a category, or null' })
  @ValidateIf((_, value) => value !== null)
  categoryId: string | null;

  /** For each month. Decimal string, "." before the decimals; zero or more. @example "400.00" */
  @IsString({ message: 'must be a decimal string such as "400.00"' })
  amount: string;

  /** Whether what is left of a month, or lacks, goes over to the next one; false when left out. @example true */
  @IsBoolean({ message: 'must be true or false' })
  @IsOptionalField()
  carryOver?: boolean;
}

/** Whatever is left out stays as it is. */
export class BudgetUpdate {
  /** From the current month on; months before it keep theirs. @example "450.00" */
  @IsString({ message: 'must be a decimal string such as "400.00"' })
  @IsOptionalField()
  amount?: string;

  /** Counts from the month that the budget was made in. @example true */
  @IsBoolean({ message: 'must be true or false' })
  @IsOptionalField()
  carryOver?: boolean;
}
