import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { registerDecorator, type ValidationArguments } from 'class-validator';

interface TextRules {
  /** Fewest characters, after trimming. */
  min?: number;
  /** Most characters, in UTF-16 units. */
  max: number;
  multiline?: boolean;
}

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const unpairedSurrogate = /\p{Surrogate}/u;

/** Text that a person typed, in any script; arrives trimmed and in NFC. On one line unless `multiline`. */
export const IsText = (rules: TextRules) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC').trim() : value)),
    (target: object, propertyName: string | symbol | undefined) =>
      registerDecorator({
        name: 'isText',
        target: target.constructor,
        propertyName: propertyName as string,
        validator: {
          validate: (value: unknown) => problemOf(value, rules) === null,
          defaultMessage: (validation?: ValidationArguments) => problemOf(validation?.value, rules) ?? '',
        },
      }),
  );

function problemOf(value: unknown, { min = 0, max, multiline = false }: TextRules): string | null {
  if (value === undefined || value === null) return 'must not be empty';
  if (typeof value !== 'string') return 'must be text';
  if (unpairedSurrogate.test(value) || controlCharacters.test(value)) return 'must not hold control characters';
  if (value.length < min) return min === 1 ? 'must not be empty' : `must be at least ${min} characters long`;
  if (value.length > max) return `must be at most ${max} characters long`;
  return !multiline && /[\r\n]/.test(value) ? 'must be a single line' : null;
}
