import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';
import { canonicalTimeZone } from '../time-zone.js';

/** An IANA time zone name; arrives in its one spelling, however it was typed. */
export const IsTimeZoneName = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (canonicalTimeZone(value) ?? value) : value,
    ),
    (target: object, propertyName: string | symbol | undefined) =>
      registerDecorator({
        name: 'isTimeZoneName',
        target: target.constructor,
        propertyName: propertyName as string,
        validator: {
          validate: (value) => typeof value === 'string' && canonicalTimeZone(value) === value,
          defaultMessage: () => 'must be a time zone such as America/Los_Angeles',
        },
      }),
  );
