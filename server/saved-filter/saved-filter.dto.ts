import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { IsText } from '../http/is-text.decorator.js';

/** A filter that its maker gave a name, seen by them alone. */
export class SavedFilter {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** @example "Groceries this year" */
  name: string;
  filter: ExpenseFilter;
}

export class SavedFilters {
  /** By name. */
  items: SavedFilter[];
}

export class NewSavedFilter {
  /** Unique among one's own in the ledger, without regard to case. @example "Groceries this year" */
  @IsText({ min: 1, max: 60 })
  name: string;

  @ValidateNested()
  @Type(() => ExpenseFilter)
  @IsObject({ message: 'must be a filter' })
  filter: ExpenseFilter;
}

/** Whatever is left out stays as it is. */
export class SavedFilterUpdate {
  /** @example "Groceries this year" */
  @IsText({ min: 1, max: 60 })
  @IsOptionalField()
  name?: string;

  @ValidateNested()
  @Type(() => ExpenseFilter)
  @IsObject({ message: 'must be a filter' })
  @IsOptionalField()
  filter?: ExpenseFilter;
}
