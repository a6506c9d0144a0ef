import { OmitType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { IsText } from '../http/is-text.decorator.js';
import { PageQuery } from '../http/page.dto.js';

/** Where something stands on a receipt, as fractions (0 to 1) of the page's picture as it is shown. */
export class ReceiptBox {
  /** From 1. @example 1 */
  page: number;
  /** @example 0.12 */
  left: number;
  /** @example 0.81 */
  top: number;
  /** @example 0.3 */
  width: number;
  /** @example 0.03 */
  height: number;
}

/** Something that was read. */
export class ReceiptField {
  /** Of the date a calendar date, of the total and the tax a decimal string, of the currency ISO 4217. @example "156.00" */
  value: string;
  /** From 0 to 1; below 0.8 a person should check it. @example 0.93 */
  confidence: number;
  /** Where it was read; empty where it stands nowhere. */
  boxes: ReceiptBox[];
}

export class ReceiptMerchant extends ReceiptField {
  /** As a title for the expense: as it was read, or as the ledger calls this merchant. @example "Coffee House" */
  declare value: string;
  /** What stands on the receipt, where a title that was given to this merchant before takes its place. @example "COFFEE HOUSE #123" */
  readAs: string | null;
}

/** The category that the ledger's past suggests for the merchant and the receipt's words. */
export class ReceiptCategory {
  /** Its id. @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  value: string;
  /** @example "Groceries" */
  name: string;
  /** From 0.5 to 1. @example 0.8 */
  confidence: number;
  /** For a person to read. @example "4 of your last 5 at Trader Joe’s" */
  reason: string;
}

/** Null where nothing was found that makes sense. */
export class ReceiptFields {
  merchant: ReceiptMerchant | null;
  date: ReceiptField | null;
  total: ReceiptField | null;
  currency: ReceiptField | null;
  tax: ReceiptField | null;
  category: ReceiptCategory | null;
}

export class ReceiptLine {
  /** @example "Coffee beans" */
  title: string;
  /** Decimal string. @example "12.34" */
  amount: string;
  /** From 0 to 1; below 0.8 a person should check it. @example 0.9 */
  confidence: number;
  boxes: ReceiptBox[];
}

const statuses = ['uploaded', 'reading', 'read', 'failed'] as const;
export type ReceiptStatus = (typeof statuses)[number];

/** A picture or a PDF of a receipt, what was read on it, and what it is filed with. */
export class Receipt {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** `uploaded`: it waits to be read; `failed`: it could not be read, `error` says why. The picture is safe in any case. */
  status: ReceiptStatus;
  /** How far the reading is, in percent. @example 40 */
  progress: number;
  /** As the file was called. @example "IMG_2041.jpg" */
  originalName: string;
  /** Of the file that is kept. @example "image/jpeg" */
  mediaType: string;
  /** Of all that is kept of it. @example 482133 */
  byteSize: number;
  /** From 1 to 10. @example 1 */
  pages: number;
  /** Of the first page's picture in pixels. @example 1200 */
  width: number;
  /** Of the first page's picture in pixels. @example 1600 */
  height: number;
  /** The first of `expenseIds`; null while it is filed with none. */
  expenseId: string | null;
  /** The expenses that it is filed with, without deleted ones; several where it was split. */
  expenseIds: string[];
  /** All that was read on it, page after page; empty until then. */
  text: string;
  fields: ReceiptFields;
  /** What was bought, where that is clear. */
  lines: ReceiptLine[];
  /** Whether the lines add up to the total: then it can be split. */
  isBalanced: boolean;
  /** Why it could not be read, for a person. @example "The file could not be opened." */
  error: string | null;
  /** How often reading has begun. @example 1 */
  attempts: number;
  /** Who uploaded it; null when they are no member any more. @example "Ann" */
  uploadedBy: string | null;
  /** An instant. @example "2026-11-24T21:35:16.123Z" */
  createdAt: string;
  /** When it was read; an instant. */
  readAt: string | null;
  /** Raised by every change. @example 1 */
  version: number;
}

export class UploadedReceipt extends Receipt {
  /** Whether the ledger had this very file before: then this is the receipt that it has. */
  isDuplicate: boolean;
}

/** A receipt without its text and its lines. */
export class ReceiptSummary extends OmitType(Receipt, ['text', 'lines']) {
  /** With `q`: a piece of the text where the words occur. @example "… COFFEE HOUSE #123 …" */
  excerpt: string | null;
}

export class ReceiptPage {
  /** The latest first. */
  items: ReceiptSummary[];
  /** @example 1 */
  page: number;
  /** @example 25 */
  pageSize: number;
  /** All receipts that the query lets through, on every page. @example 61 */
  total: number;
  /** Receipts of the ledger that are filed with no expense, whatever the query asks for. @example 3 */
  unfiledTotal: number;
  /** What the ledger's receipts take, deleted ones included. @example 48213300 */
  usedBytes: number;
  /** What they may take. @example 1073741824 */
  quotaBytes: number;
}

const asBoolean = ({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value);

export class ReceiptQuery extends PageQuery {
  @IsIn(statuses, { message: `must be one of ${statuses.join(', ')}` })
  @IsOptionalField()
  status?: ReceiptStatus;

  /** Only those that are filed with no expense, or only those that are. @example true */
  @IsBoolean({ message: 'must be true or false' })
  @Transform(asBoolean)
  @IsOptionalField()
  unfiled?: boolean;

  /**
   * Words or parts of words, each of which must occur in the text that was read, the merchant or the file's name, without
   * regard to case and accents. @example "coffee"
   */
  @IsText({ max: 200 })
  @IsOptionalField()
  q?: string;
}

export class ReceiptFiling {
  /** The expense that it belongs to, instead of any before; null takes it off all. @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  @IsUUID('all', { message: 'must be the id of an expense, or null' })
  @ValidateIf((_, value) => value !== null)
  expenseId: string | null;
}

const asFlag = ({ value }: { value: unknown }) =>
  value === '' || value === 'true' ? true : value === 'false' ? false : value;

export class ReceiptFileQuery {
  /** To be shown inside a page, not to be saved. Given without a value, or as true. */
  @IsBoolean({ message: 'must be true or false' })
  @Transform(asFlag)
  @IsOptionalField()
  inline?: boolean;
}

export class ReceiptPreviewQuery {
  /** From 1. */
  @Type(() => Number)
  @Max(10, { message: 'must be a whole number from 1 to 10' })
  @Min(1, { message: 'must be a whole number from 1 to 10' })
  @IsInt({ message: 'must be a whole number from 1 to 10' })
  page: number = 1;
}
