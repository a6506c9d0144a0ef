import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsUUID, Matches, ValidateIf } from 'class-validator';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { IsText } from '../http/is-text.decorator.js';

/** As much of a category as an expense shows. */
export class CategoryLabel {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** @example "Food" */
  name: string;
  /** As #rrggbb. @example "#d9480f" */
  color: string;
  /** A bootstrap-icons name without "bi-". @example "cup-hot" */
  icon: string;
}

/** What an expense was for. */
export class Category extends CategoryLabel {
  /** The category it stands below; null at the top. */
  parentId: string | null;
  /** Put away: its expenses stay, but it is not offered for new ones. */
  isArchived: boolean;
  /** How many expenses have it, without those of the categories below it. @example 104 */
  expenseCount: number;
}

export class CategoryList {
  /** In the order of the ledger: each top category is followed by those below it. */
  items: Category[];
}

const colorRule = () => Matches(/^#[0-9a-fA-F]{6}$/, { message: 'must be a colour such as #1c7ed6' });
const iconRule = () => Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'must be the name of an icon such as cup-hot' });
const isGiven = (_: object, value: unknown) => value !== undefined && value !== null;

export class NewCategory {
  /** Unique in the ledger without regard to case. @example "Pets" */
  @IsText({ min: 1, max: 60 })
  name: string;

  /** As #rrggbb; one that is little used when left out. @example "#1c7ed6" */
  @colorRule()
  @IsOptionalField()
  color?: string;

  /** A bootstrap-icons name without "bi-"; "tag" when left out. @example "heart" */
  @iconRule()
  @IsOptionalField()
  icon?: string;

  /** A top category of the same ledger to stand below; null or left out for the top. */
  @IsUUID('all', { message: 'must be the id of a category' })
  @ValidateIf(isGiven)
  parentId?: string | null;
}

/** Whatever is left out stays as it is. */
export class CategoryUpdate {
  /** Unique in the ledger without regard to case. @example "Pets" */
  @IsText({ min: 1, max: 60 })
  @IsOptionalField()
  name?: string;

  /** As #rrggbb. @example "#1c7ed6" */
  @colorRule()
  @IsOptionalField()
  color?: string;

  /** A bootstrap-icons name without "bi-". @example "heart" */
  @iconRule()
  @IsOptionalField()
  icon?: string;

  /** A top category of the same ledger to stand below; null for the top. */
  @IsUUID('all', { message: 'must be the id of a category' })
  @ValidateIf(isGiven)
  parentId?: string | null;

  /** True puts it away, false brings it back. @example true */
  @IsBoolean({ message: 'must be true or false' })
  @IsOptionalField()
  isArchived?: boolean;
}

export class CategoryOrder {
  /** Every category of the ledger, once, in the wanted order. */
  @IsUUID('all', { each: true, message: 'must be ids of categories' })
  @ArrayUnique({ message: 'must hold each category once' })
  @ArrayMaxSize(1_000, { message: 'must hold at most 1000 categories' })
  @IsArray({ message: 'must be a list of ids' })
  ids: string[];
}
