import { Matches } from 'class-validator';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { PageQuery } from '../http/page.dto.js';

export class Activity {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** Past tense. @example "expense.created" */
  type: string;
  /** An instant. @example "2026-11-24T21:35:16.123Z" */
  occurredAt: string;
  /** Null for what concerns the user alone. */
  ledgerId: string | null;
  /** In words, for what happened to the user's own account. @example "Firefox on Linux" */
  device: string | null;
  ip: string | null;
  /** What changed; its shape depends on the type. */
  data: Record<string, unknown>;
}

export class ActivityPage {
  /** The latest first. */
  items: Activity[];
  page: number;
  pageSize: number;
  total: number;
}

export class ActivityQuery extends PageQuery {
  /** Only this type. @example "expense.created" */
  @Matches(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/, { message: 'must be a type such as expense.created' })
  @IsOptionalField()
  type?: string;
}
