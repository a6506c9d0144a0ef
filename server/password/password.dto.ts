import { IsBoolean, IsString } from 'class-validator';
import { IsEmailAddress } from '../auth/is-email-address.decorator.js';
import { IsNewPassword } from '../auth/is-new-password.decorator.js';
import { LinkToken } from '../auth/session.dto.js';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';

/** Whose password is forgotten. */
export class ForgottenPassword {
  /** @example "ada@example.org" */
  @IsEmailAddress()
  email: string;
}

/** A new password, by the link that was mailed. */
export class PasswordReset extends LinkToken {
  /** 8 to 128 characters of any kind, and none of the most common passwords. @example "correct horse battery staple" */
  @IsNewPassword()
  password: string;
}

export class PasswordChange {
  /** Needed where there is one; without one, the session has to be fresh. @example "correct horse battery staple" */
  @IsString({ message: 'must be text' })
  @IsOptionalField()
  currentPassword?: string;

  /** 8 to 128 characters of any kind, and none of the most common passwords. @example "four unusual words together" */
  @IsNewPassword()
  newPassword: string;

  /** Whether every other session ends; they do when left out. */
  @IsBoolean({ message: 'must be true or false' })
  @IsOptionalField()
  endOtherSessions?: boolean;
}
