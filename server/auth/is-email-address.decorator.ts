import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsEmail, Matches, MaxLength } from 'class-validator';

const message = 'must be an e-mail address';
/**
 * RFC 5321 lets a quoted local part hold anything, a line break that begins another mail header included. Nobody's
 * address needs that, nor invisible characters that make two addresses look the same.
 */
const withoutQuotesOrInvisibles = /^[^"\p{C}\p{Z}]+$/u;

/** An e-mail address without a quoted part; what a keyboard adds around it does not matter. */
export const IsEmailAddress = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    MaxLength(254, { message: 'must be at most 254 characters long' }),
    Matches(withoutQuotesOrInvisibles, { message }),
    IsEmail({}, { message }),
  );
