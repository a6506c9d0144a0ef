import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatMinor, minorDigits, parseAmount } from './money.js';

describe('money', () => {
  it.each([
    ['12', 'USD', 1200n],
    ['12.5', 'USD', 1250n],
    ['0.01', 'USD', 1n],
    ['-3.00', 'USD', -300n],
    ['8.70', 'USD', 870n],
    ['1.15', 'USD', 115n],
    ['999999999999.99', 'USD', 99_999_999_999_999n],
    ['500', 'JPY', 500n],
    ['1.234', 'KWD', 1234n],
  ])('reads %s %s as %s minor units', (text, currency, minor) => {
    expect(parseAmount(text, currency)).toEqual({ minor });
  });

  it.each([
    ['0', 'zero'],
    ['-0', 'zero'],
    ['0.00', 'zero'],
    ['1.005', 'decimals'],
    ['1e3', 'format'],
    ['abc', 'format'],
    ['', 'format'],
    [' 1', 'format'],
    ['1,50', 'format'],
    ['+5', 'format'],
    ['.5', 'format'],
    ['5.', 'format'],
    ['0x10', 'format'],
    ['١٢', 'format'],
    ['1000000000000.00', 'tooLarge'],
    ['99999999999999999999', 'tooLarge'],
  ])('refuses %j: %s', (text, problem) => {
    expect(parseAmount(text, 'USD')).toEqual({ problem });
  });

  it('prints every amount so that it reads back the same', () => {
    const currency = fc.constantFrom('USD', 'JPY', 'KWD', 'EUR');
    const minor = fc.bigInt({ min: -99_999_999_999_999n, max: 99_999_999_999_999n }).filter((value) => value !== 0n);
    fc.assert(
      fc.property(minor, currency, (value, code) => {
        expect(parseAmount(formatMinor(value, code), code)).toEqual({ minor: value });
      }),
    );
  });

  it('adds cents exactly where floating point does not', () => {
    const tenths = ['0.10', '0.10', '0.10'].map((text) => (parseAmount(text, 'USD') as { minor: bigint }).minor);
    expect(
      formatMinor(
        tenths.reduce((sum, minor) => sum + minor),
        'USD',
      ),
    ).toBe('0.30');
  });

  it('prints sums beyond 2^53', () => {
    expect(formatMinor('900719925474099312345', 'USD')).toBe('9007199254740993123.45');
    expect(formatMinor('-5', 'USD')).toBe('-0.05');
    expect(formatMinor('0', 'USD')).toBe('0.00');
  });

  it('knows the decimals of a currency', () => {
    expect(['USD', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3]);
  });
});
