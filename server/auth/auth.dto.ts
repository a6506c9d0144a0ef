import { IsString } from 'class-validator';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { IsText } from '../http/is-text.decorator.js';
import { IsEmailAddress } from './is-email-address.decorator.js';
import { IsNewPassword } from './is-new-password.decorator.js';
import { IsTimeZoneName } from './is-time-zone.decorator.js';

/** E-mail address and password. */
export class Credentials {
  /** @example "ada@example.org" */
  @IsEmailAddress()
  email: string;

  /** @example "correct horse battery staple" */
  @IsString({ message: 'must be text' })
  password: string;
}

/** A new account. */
export class Registration {
  /** @example "ada@example.org" */
  @IsEmailAddress()
  email: string;

  /** 8 to 128 characters of any kind, none of the most common passwords. @example "correct horse battery staple" */
  @IsNewPassword()
  password: string;

  /** @example "Ada" */
  @IsText({ max: 100 })
  @IsOptionalField()
  name?: string;

  /** IANA name; America/Los_Angeles when left out. @example "Europe/Berlin" */
  @IsTimeZoneName()
  @IsOptionalField()
  timeZone?: string;
}
