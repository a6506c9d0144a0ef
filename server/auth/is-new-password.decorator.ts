import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { registerDecorator, type ValidationArguments } from 'class-validator';
import { describeWeakness, longestPassword, shortestPassword } from './password-weakness.js';

/** A password somebody chooses; it is taken as it is typed. Whoever signs in by one need not keep these rules. */
export const IsNewPassword = () =>
  applyDecorators(
    ApiProperty({ minLength: shortestPassword, maxLength: longestPassword }),
    (target: object, propertyName: string | symbol | undefined) =>
      registerDecorator({
        name: 'isNewPassword',
        target: target.constructor,
        propertyName: propertyName as string,
        validator: {
          validate: (value: unknown) => describeWeakness(value) === null,
          defaultMessage: (validation?: ValidationArguments) => describeWeakness(validation?.value) ?? '',
        },
      }),
  );
