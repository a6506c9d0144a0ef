import { applyDecorators } from '@nestjs/common';
import { registerDecorator, ValidateIf } from 'class-validator';

/**
 * A field that may be left out, but not be null: class-validator's own IsOptional lets null past every other rule.
 * Stands last, next to the field, as rules are checked from there upwards.
 */
export const IsOptionalField = () =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    (target: object, propertyName: string | symbol | undefined) =>
      registerDecorator({
        name: 'isOptionalField',
        target: target.constructor,
        propertyName: propertyName as string,
        validator: {
          validate: (value) => value !== null,
          defaultMessage: () => 'must not be null, but may be left out',
        },
      }),
  );
