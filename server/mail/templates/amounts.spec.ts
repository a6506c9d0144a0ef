import { describe, expect, it } from '@jest/globals';
import { describeChange, formatAmount, minorOf } from './amounts.js';

describe('an amount in a mail', () => {
  it.each([
    ['1234.5', 'USD', '$1,234.50'],
    ['-0.5', 'USD', '-$0.50'],
    ['15800', 'JPY', '¥15,800'],
    ['90071992547409.93', 'USD', '$90,071,992,547,409.93'],
  ])('%s %s reads %s', (amount, currency, expected) => expect(formatAmount(amount, currency)).toBe(expected));

  it.each([
    ['0.00', 'USD', 0n],
    ['-0.50', 'USD', -50n],
    ['15800', 'JPY', 15_800n],
    ['1.2', 'KWD', 1_200n],
  ])('%s %s has %s minor units', (amount, currency, minor) => expect(minorOf(amount, currency)).toBe(minor));
});

describe('a change', () => {
  it.each([
    ['12.00', '10.00', '$2.00 more than in May (+20%)'],
    ['9.00', '10.00', '$1.00 less than in May (−10%)'],
    ['10.00', '10.00', 'As much as in May'],
    ['10.00', '0.00', 'Nothing in May'],
    ['0.00', '0.00', 'Nothing, as in May'],
    ['1000.01', '1000.00', '$0.01 more than in May'],
    ['100.00', '1.00', '$99.00 more than in May'],
    ['5.00', '-5.00', '$10.00 more than in May'],
  ])('from %2$s to %1$s', (amount, previous, expected) => {
    expect(describeChange(amount, previous, 'USD', 'May')).toBe(expected);
  });
});
