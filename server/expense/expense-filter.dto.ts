import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsString, IsUUID } from 'class-validator';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { IsText } from '../http/is-text.decorator.js';
import { IsExistingDate } from '../http/is-existing-date.decorator.js';

const periods = ['all', 'current-month', 'previous-month', 'current-year', 'custom'] as const;
export type Period = (typeof periods)[number];

const asList = ({ value }: { value: unknown }) => (Array.isArray(value) || value === undefined ? value : [value]);
const asBoolean = ({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value);

/** Which expenses are meant. Every rule that is given must hold; without any, all are. */
export class ExpenseFilter {
  /**
   * Months and years of the caller's time zone. "custom" takes `from`, `to` or both, and is meant too when they are given
   * without a period; otherwise "all" is.
   */
  @IsIn(periods, { message: `must be one of ${periods.join(', ')}` })
  @IsOptionalField()
  period?: Period;

  /** The first day, for the period "custom". @example "2026-11-01" */
  @IsExistingDate()
  @IsOptionalField()
  from?: string;

  /** The last day, for the period "custom". @example "2026-11-30" */
  @IsExistingDate()
  @IsOptionalField()
  to?: string;

  /** Any of these categories, or of those below them. Repeatable, at most 200. */
  @IsUUID('all', { each: true, message: 'must be ids of categories' })
  @ArrayMaxSize(200, { message: 'must be at most 200 categories' })
  @Transform(asList)
  @IsOptionalField()
  categoryId?: string[];

  /**
   * Words or parts of words, each of which must occur in the title or the note, in any order and without regard to case
   * and accents. @example "cafe"
   */
  @IsText({ max: 200 })
  @IsOptionalField()
  q?: string;

  /** Decimal string, which may be zero; at least this. @example "10.00" */
  @IsString({ message: 'must be a decimal string such as "12.34"' })
  @IsOptionalField()
  minAmount?: string;

  /** Decimal string, which may be zero; at most this. @example "50.00" */
  @IsString({ message: 'must be a decimal string such as "12.34"' })
  @IsOptionalField()
  maxAmount?: string;

  /** Only those with a receipt, or only those without. @example true */
  @IsBoolean({ message: 'must be true or false' })
  @Transform(asBoolean)
  @IsOptionalField()
  hasReceipt?: boolean;
}
