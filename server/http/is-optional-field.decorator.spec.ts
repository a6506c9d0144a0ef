import { describe, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import { IsOptionalField } from './is-optional-field.decorator.js';
import { createValidationPipe } from './validation.pipe.js';

class Body {
  @IsString({ message: 'must be text' })
  @IsOptionalField()
  note?: string;
}

const check = (body: object) => createValidationPipe().transform(body, { type: 'body', metatype: Body });

describe('an optional field', () => {
  it.each([{}, { note: undefined }, { note: 'x' }])('may be %j', async (body) => {
    expect(await check(body)).toEqual(body);
  });

  it.each([
    [null, 'must not be null, but may be left out'],
    [7, 'must be text'],
  ])('may not be %j', async (note, message) => {
    await expect(check({ note })).rejects.toMatchObject({ errors: [{ field: 'note', message }] });
  });
});
