import { IsBoolean } from 'class-validator';
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
}

/** Answer of everything that signs in. */
export class SignedIn {
  user: User;
}
