import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { IsTimeZoneName } from '../auth/is-time-zone.decorator.js';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { IsText } from '../http/is-text.decorator.js';
import type { LedgerRole } from '../ledger/ledger-role.js';
import { IsCurrency } from './is-currency.decorator.js';

/** A ledger the signed-in user is a member of. */
export class UserLedger {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** @example "Personal" */
  name: string;
  role: LedgerRole;
  /** ISO 4217. @example "USD" */
  currency: string;
}

/** The signed-in user. */
export class User {
  /** @example 42 */
  id: number;
  /** @example "ada@example.org" */
  email: string;
  /** Whether they have shown that the address is theirs, by following a link that was mailed to it. */
  emailVerified: boolean;
  /** @example "Ada" */
  name: string;
  /** IANA time zone. @example "America/Los_Angeles" */
  timeZone: string;
  /** ISO 4217. @example "USD" */
  currency: string;
  newsSubscribed: boolean;
  newsFrequency: 'daily' | 'weekly';
  /** ISO 8601: 1 is Monday. Of weekly news. @example 1 */
  newsWeekday: number;
  /** Of the day in the user's time zone, 0 to 23. @example 7 */
  newsHour: number;
  /** Whether a summary of each month is mailed. */
  monthlySummary: boolean;
  /** Whether a mail tells that a budget is nearly or wholly used up. */
  budgetMail: boolean;
  /** Whether they run this server: a verified address among OPERATORS. */
  isOperator: boolean;
  /** Whether this is a throw-away account with sample data. */
  isDemo: boolean;
  /** The calendar date in the user's time zone by the server's clock: the latest date an expense may have. @example "2026-11-23" */
  today: string;
  ledgers: UserLedger[];
}

/** What the signed-in user changes about themselves; what is left out stays. */
export class UserUpdate {
  /** @example "Ada" */
  @IsText({ max: 100 })
  @IsOptionalField()
  name?: string;

  /** IANA name. @example "Europe/Berlin" */
  @IsTimeZoneName()
  @IsOptionalField()
  timeZone?: string;

  /** ISO 4217, for ledgers made from now on. @example "EUR" */
  @IsCurrency()
  @IsOptionalField()
  currency?: string;

  /** Whether news come by mail. */
  @IsBoolean({ message: 'must be true or false' })
  @IsOptionalField()
  newsSubscribed?: boolean;

  @IsIn(['daily', 'weekly'], { message: 'must be daily or weekly' })
  @IsOptionalField()
  newsFrequency?: 'daily' | 'weekly';

  /** ISO 8601: 1 is Monday. Of weekly news. @example 1 */
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be from 1 (Monday) to 7 (Sunday)' })
  @Max(7, { message: 'must be from 1 (Monday) to 7 (Sunday)' })
  @IsOptionalField()
  newsWeekday?: number;

  /** Of the day in the user's time zone. @example 7 */
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be from 0 to 23' })
  @Max(23, { message: 'must be from 0 to 23' })
  @IsOptionalField()
  newsHour?: number;

  /** Whether a summary of each month comes by mail. */
  @IsBoolean({ message: 'must be true or false' })
  @IsOptionalField()
  monthlySummary?: boolean;

  /** Whether a mail tells that a budget is nearly or wholly used up. */
  @IsBoolean({ message: 'must be true or false' })
  @IsOptionalField()
  budgetMail?: boolean;
}

/** Answer of everything that signs in. */
export class SignedIn {
  user: User;
}
