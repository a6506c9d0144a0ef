import { IsUUID } from 'class-validator';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';

export class CategoryMerge {
  /** The category that keeps the expenses. @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  @IsUUID('all', { message: 'must be the id of a category' })
  into: string;
}

export class CategoryRemoval {
  /** Where its expenses go; needed when it has some. @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  @IsUUID('all', { message: 'must be the id of a category' })
  @IsOptionalField()
  moveTo?: string;
}
