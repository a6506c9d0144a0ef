import { applyDecorators } from '@nestjs/common';
import { PartialType, OmitType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { Expense, NewExpense } from './expense.dto.js';

/** How many expenses one request may change. */
const largestBatch = 500;

const toLowerCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
const IsInLowerCase = () =>
  Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(toLowerCase) : toLowerCase(value)));

/** Several expenses, each named once. */
const IsBatch = () =>
  applyDecorators(
    ArrayUnique((item: unknown) => (item as ExpenseTarget | null)?.id ?? item, {
      message: 'must name each expense once',
    }),
    ArrayMaxSize(largestBatch, { message: `must be at most ${largestBatch} expenses` }),
    ArrayMinSize(1, { message: 'must be at least one expense' }),
    IsArray({ message: 'must be a list of expenses' }),
  );

/** Whatever is left out stays as it is; nothing may be null. */
export class ExpenseUpdate extends PartialType(OmitType(NewExpense, ['id']), { skipNullProperties: false }) {}

/** One expense of several that are changed at once. */
export class ExpenseTarget {
  @IsInLowerCase()
  @IsUUID('all', { message: 'must be the id of an expense' })
  id: string;

  /** The version it was seen in; when it has another one by now, it is left as it is. @example 1 */
  @Max(2_147_483_647, { message: 'must be a version, from 1' })
  @Min(1, { message: 'must be a version, from 1' })
  @IsInt({ message: 'must be a version, from 1' })
  @IsOptionalField()
  version?: number;
}

export class ExpenseCategoryTarget extends ExpenseTarget {
  /** A category of the same ledger, also an archived one. */
  @IsInLowerCase()
  @IsUUID('all', { message: 'must be the id of a category' })
  categoryId: string;
}

export class ExpenseCategoryChanges {
  /** At most 500, each named once. */
  @ValidateNested({ each: true, message: 'must be an expense' })
  @Type(() => ExpenseCategoryTarget)
  @IsBatch()
  items: ExpenseCategoryTarget[];
}

export class ExpenseDeletions {
  /** At most 500, each named once. */
  @ValidateNested({ each: true, message: 'must be an expense' })
  @Type(() => ExpenseTarget)
  @IsBatch()
  items: ExpenseTarget[];
}

export class ExpenseRestorations {
  /** At most 500, each named once. */
  @IsInLowerCase()
  @IsUUID('all', { each: true, message: 'must be ids of expenses' })
  @IsBatch()
  ids: string[];
}

export class RecategorizedExpense {
  id: string;
  /** The version it has now. @example 2 */
  version: number;
  /** What to send to take the change back. */
  previousCategoryId: string;
}

export class RecategorizedExpenses {
  /** Those that have the wanted category now, also where they had it before. */
  items: RecategorizedExpense[];
  /** Ids that were left as they are: changed meanwhile, deleted, or not of this ledger. */
  skipped: string[];
}

export class ChangedExpenses {
  /** Ids of the expenses that are now as was asked for. */
  ids: string[];
  /** Ids that were left as they are: changed or deleted meanwhile, or not of this ledger. */
  skipped: string[];
}

export class DeletedExpense extends Expense {
  /** An instant; it can be restored for 30 days from then. @example "2026-11-24T21:35:16.123Z" */
  deletedAt: string;
  /** Who deleted it; null when they are no member any more. @example "Ann" */
  deletedBy: string | null;
}

export class Trash {
  /** The latest deleted first. */
  items: DeletedExpense[];
  page: number;
  pageSize: number;
  /** @example 3 */
  total: number;
}

/** One field of an expense as it was before and after. */
export class FieldChange {
  /** @example "amount" */
  field: 'spentOn' | 'title' | 'amount' | 'category' | 'note';
  /** Null where there was none. @example "12.34" */
  from: string | null;
  /** @example "13.34" */
  to: string | null;
}

export class ExpenseHistoryEntry {
  id: string;
  /** Past tense. @example "expense.updated" */
  type: 'expense.created' | 'expense.updated' | 'expense.deleted' | 'expense.restored';
  /** An instant. @example "2026-11-24T21:35:16.123Z" */
  occurredAt: string;
  /** Who did it; null when they are no member any more. @example "Ann" */
  by: string | null;
  isYou: boolean;
  /** What differs; empty for a deletion and a restoration, all that was filled in for the recording. */
  changes: FieldChange[];
}

export class ExpenseHistory {
  /** The latest first, at most 500. An entry may take a moment to appear. */
  items: ExpenseHistoryEntry[];
}
