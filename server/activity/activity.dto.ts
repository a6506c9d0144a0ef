import { IsIn, Matches } from 'class-validator';
import { IsExistingDate } from '../http/is-existing-date.decorator.js';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { PageQuery } from '../http/page.dto.js';

export const activityKinds = ['expense', 'category', 'security', 'account', 'mail'] as const;
export type ActivityKind = (typeof activityKinds)[number];

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

  /** Only types of this kind. */
  @IsIn(activityKinds, { message: `must be one of ${activityKinds.join(', ')}` })
  @IsOptionalField()
  kind?: ActivityKind;

  /** Only from this day on, in the user's time zone. @example "2026-11-01" */
  @IsExistingDate()
  @IsOptionalField()
  from?: string;

  /** Only until this day, included, in the user's time zone. @example "2026-11-30" */
  @IsExistingDate()
  @IsOptionalField()
  to?: string;
}
