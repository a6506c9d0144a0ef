import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Matches } from 'class-validator';
import { CategoryLabel } from '../category/category.dto.js';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { IsText } from '../http/is-text.decorator.js';
import { PageQuery } from '../http/page.dto.js';
import { ExpenseFilter } from './expense-filter.dto.js';
import { IsExistingDate } from '../http/is-existing-date.decorator.js';

/** A receipt filed with an expense. */
export class ExpenseReceipt {
  id: string;
  /** @example "image/jpeg" */
  mediaType: string;
}

export class Expense {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** A calendar date. @example "2026-11-23" */
  spentOn: string;
  /** @example "Coffee beans" */
  title: string;
  /** Decimal string; negative for a refund. @example "12.34" */
  amount: string;
  /** ISO 4217. @example "USD" */
  currency: string;
  category: CategoryLabel;
  note: string;
  receipts: ExpenseReceipt[];
  /** An instant. @example "2026-11-24T21:35:16.123Z" */
  createdAt: string;
  /** An instant. @example "2026-11-24T21:35:16.123Z" */
  updatedAt: string;
  /** Raised by every edit. @example 1 */
  version: number;
}

export class ExpensePage {
  items: Expense[];
  /** @example 1 */
  page: number;
  /** @example 25 */
  pageSize: number;
  /** All expenses that the filter lets through, on every page. @example 617 */
  total: number;
  /** Their sum as a decimal string. @example "63042.42" */
  totalAmount: string;
  /** ISO 4217. @example "USD" */
  currency: string;
}

export class NewExpense {
  /** Made by the caller, so that a repeated request makes one expense. @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  @IsUUID('all', { message: 'must be a UUID' })
  @IsOptionalField()
  id?: string;

  /** A calendar date, at the latest today in the user's time zone. @example "2026-11-23" */
  @IsExistingDate()
  spentOn: string;

  /** 1 to 200 characters on one line. @example "Coffee beans" */
  @IsText({ min: 1, max: 200 })
  title: string;

  /** Decimal string, "." before the decimals; negative for a refund, never zero. @example "12.34" */
  @IsString({ message: 'must be a decimal string such as "12.34"' })
  amount: string;

  /** A category of the same ledger. @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  @IsUUID('all', { message: 'must be the id of a category' })
  categoryId: string;

  /** Up to 2,000 characters. @example "for the party" */
  @IsText({ max: 2_000, multiline: true })
  @IsOptionalField()
  note?: string;

  /** ISO 4217; the ledger's own when left out, and no other one yet. @example "USD" */
  @Matches(/^[A-Z]{3}$/, { message: 'must be a currency such as USD' })
  @IsOptionalField()
  currency?: string;

  /** A receipt of the same ledger to file with it. @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  @IsUUID('all', { message: 'must be the id of a receipt' })
  @IsOptionalField()
  receiptId?: string;
}

const sorts = ['spentOn', '-spentOn', 'title', '-title', 'category', '-category', 'amount', '-amount'] as const;
export type ExpenseSort = (typeof sorts)[number];

export class ExpenseQuery extends IntersectionType(PageQuery, ExpenseFilter) {
  /** "-" first for descending. Rows that are equal keep one order. */
  @IsIn(sorts, { message: `must be one of ${sorts.join(', ')}` })
  sort: ExpenseSort = '-spentOn';
}
