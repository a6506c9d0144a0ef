import { IsString } from 'class-validator';
import { IsEmailAddress } from '../auth/is-email-address.decorator.js';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';

/** Another address for the account. */
export class EmailChange {
  /** @example "ada@example.com" */
  @IsEmailAddress()
  email: string;

  /** Needed where there is one; without one, the session has to be fresh. @example "correct horse battery staple" */
  @IsString({ message: 'must be text' })
  @IsOptionalField()
  password?: string;
}
