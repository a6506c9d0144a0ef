import { registerDecorator } from 'class-validator';
import { isCalendarDate } from '../calendar-date.js';

/** A calendar date that exists, as "2026-11-23". */
export function IsExistingDate() {
  return (target: object, propertyName: string) =>
    registerDecorator({
      name: 'isExistingDate',
      target: target.constructor,
      propertyName,
      validator: {
        validate: (value) => typeof value === 'string' && isCalendarDate(value),
        defaultMessage: () => 'must be a date that exists, such as 2026-11-23',
      },
    });
}
