import { IsString } from 'class-validator';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';

export class AccountRemoval {
  /** Needed where there is one; without one, the session has to be fresh. @example "correct horse battery staple" */
  @IsString({ message: 'must be text' })
  @IsOptionalField()
  password?: string;
}
