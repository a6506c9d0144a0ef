import { describe, expect, it } from '@jest/globals';
import { receiptWords } from '#server/testing/receipt-words.js';
import { rowsOf } from '../text/rows.js';
import { amountsOf, parseAmount } from './amounts.js';

describe('an amount', () => {
  it.each([
    ['12.50', 1250],
    ['12,50', 1250],
    ['1,234.50', 123450],
    ['1.234,50', 123450],
    ["1'234.50", 123450],
    ['RM12.50', 1250],
    ['$12.50', 1250],
    ['12,50€', 1250],
    ['12.50SR', 1250],
    ['.50', 50],
    ['-.02', -2],
    ['-1.16', -116],
    ['1.16-', -116],
    ['(1.16)', -116],
    ['RM-1.16', -116],
    ['fM3.00', 300],
    ['l2.5O', 1250],
    ['S.50', 550],
    ['12.5', null],
    ['12.500', null],
    ['23:14', null],
    ['6.00%', null],
    ['28/02/2018', null],
    ['TOTAL', null],
    ['03-41318972', null],
    ['123456789.00', null],
  ])('written as %s', (text, minor) => {
    expect(parseAmount(text, 2)?.minor ?? null).toBe(minor);
  });

  it.each([
    ['1,250', 1250],
    ['¥980', 980],
    ['12.50', null],
  ])('of a currency without decimals, written as %s', (text, minor) => {
    expect(parseAmount(text, 0)?.minor ?? null).toBe(minor);
  });

  it('is less certain when digits had to be repaired', () => {
    expect(parseAmount('12.50', 2)?.faith).toBe(1);
    expect(parseAmount('l2.5O', 2)?.faith).toBeLessThan(0.8);
  });

  it.each([
    ['Tea 12 .50', [1250]],
    ['Tea 12. 50', [1250]],
    ['Tea  2  4.50  9.00', [450, 900]],
    ['GST 6.00 %  0.17', [17]],
  ])('is found in the row "%s"', (text, minors) => {
    const [row] = rowsOf(receiptWords(text));
    expect(amountsOf(row!, 2).map((amount) => amount.minor)).toEqual(minors);
  });
});
