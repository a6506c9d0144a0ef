import { IsIn } from 'class-validator';
import { IsInstant } from '../http/is-instant.decorator.js';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { IsText } from '../http/is-text.decorator.js';
import { type AccessScope, accessScopes } from './access-scope.js';

/** Lets a program in, without a browser. */
export class AccessToken {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** What its owner calls it. @example "Backup script" */
  name: string;
  scope: AccessScope;
  /** An instant. @example "2026-11-24T21:35:16.123Z" */
  createdAt: string;
  /** From this instant on it is refused; null: it does not expire. @example "2027-11-24T00:00:00.000Z" */
  expiresAt: string | null;
  /** Its last use, to the minute; null until it is used. @example "2026-11-24T21:35:16.123Z" */
  lastUsedAt: string | null;
}

export class AccessTokens {
  /** The newest first. */
  items: AccessToken[];
}

export class NewAccessToken {
  /** @example "Backup script" */
  @IsText({ min: 1, max: 100 })
  name: string;

  /** `read` may only look, `write` may also change expenses and what belongs to them. */
  @IsIn(accessScopes, { message: 'must be read or write' })
  scope: AccessScope;

  /** An instant in the future; left out, it does not expire. @example "2027-11-24T00:00:00.000Z" */
  @IsInstant()
  @IsOptionalField()
  expiresAt?: string;
}

/** The one answer that shows the token. */
export class CreatedAccessToken extends AccessToken {
  /** For `Authorization: Bearer`, or the password of HTTP Basic with the e-mail address as the user. @example "spendwise_pV1rXx0m3c8nJ0n1fS2w7Zr9kQ4tB6yD5uE8aG1hLxM" */
  token: string;
}
