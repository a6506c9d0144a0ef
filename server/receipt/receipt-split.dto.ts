import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, ValidateNested } from 'class-validator';
import { Expense, NewExpense } from '../expense/expense.dto.js';
import { IsExistingDate } from '../http/is-existing-date.decorator.js';

/** How many expenses one receipt may become. */
const mostParts = 50;

/** What becomes an expense of its own. */
export class ReceiptPart extends OmitType(NewExpense, ['spentOn', 'currency', 'receiptId']) {}

export class ReceiptSplit {
  /** A calendar date, at the latest today in the user's time zone. @example "2026-11-23" */
  @IsExistingDate()
  spentOn: string;

  /** What the parts must add up to: decimal string, "." before the decimals. @example "156.00" */
  @IsString({ message: 'must be a decimal string such as "12.34"' })
  amount: string;

  /** From 2 to 50. */
  @ValidateNested({ each: true, message: 'must be a part with a title, an amount and a category' })
  @Type(() => ReceiptPart)
  @ArrayMaxSize(mostParts, { message: `must be at most ${mostParts} parts` })
  @ArrayMinSize(2, { message: 'must be at least two parts' })
  @IsArray({ message: 'must be a list of parts' })
  parts: ReceiptPart[];
}

export class SplitReceipt {
  /** One for each part, in the order of the parts. */
  items: Expense[];
}
