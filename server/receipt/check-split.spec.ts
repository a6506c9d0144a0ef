import { expect, it } from '@jest/globals';
import { checkSplit } from './check-split.js';

it.each([
  ['15.50', ['10.00', '5.5'], 'USD', null],
  ['0.30', ['0.10', '0.20'], 'USD', null],
  ['5.00', ['7.00', '-2.00'], 'USD', null],
  ['1500', ['1000', '500'], 'JPY', null],
  ['15.50', ['10.00', '5.00'], 'USD', 'is 15.50, but the parts add up to 15.00'],
  ['x', ['10.00', '5.00'], 'USD', 'must be a decimal string such as "12.34"'],
  // What is wrong with a part is said at the part.
  ['15.50', ['10.00', 'x'], 'USD', null],
])('%s of %j in %s: %s', (amount, parts, currency, message) => {
  const errors = checkSplit(
    amount,
    parts.map((part) => ({ amount: part })),
    currency,
  );
  expect(errors).toEqual(message === null ? [] : [{ field: 'amount', message }]);
});
