import { describe, expect, it } from '@jest/globals';
import { ValidationProblem } from '../http/problem.js';
import { resolveCriteria } from './expense-criteria.js';
import type { ExpenseFilter } from './expense-filter.dto.js';

const resolve = (filter: ExpenseFilter, currency = 'USD') => resolveCriteria(filter, currency, '2026-11-24');

describe('a filter', () => {
  it('of nothing asks for nothing', () => {
    expect(resolve({})).toEqual({
      from: null,
      until: null,
      categoryIds: null,
      minMinor: null,
      maxMinor: null,
      hasReceipt: null,
      words: [],
      isInNotes: false,
    });
  });

  it('takes dates without a period for a custom one', () => {
    const expected = { from: '2026-11-01', until: '2026-11-11' };
    expect(resolve({ from: '2026-11-01', to: '2026-11-10' })).toMatchObject(expected);
    expect(resolve({ period: 'custom', from: '2026-11-01', to: '2026-11-10' })).toMatchObject(expected);
  });

  it('has amounts in minor units of the currency, and may have zero', () => {
    expect(resolve({ minAmount: '-0.5', maxAmount: '0' })).toMatchObject({ minMinor: -50n, maxMinor: 0n });
    expect(resolve({ minAmount: '1.234' }, 'KWD')).toMatchObject({ minMinor: 1234n, maxMinor: null });
  });

  it('has each word once', () => {
    expect(resolve({ q: ' café\u3000au  lait café ' }).words).toEqual(['café', 'au', 'lait']);
    expect(resolve({ q: ' ' }).words).toEqual([]);
  });

  it.each<[string, ExpenseFilter]>([
    ['from', { period: 'custom' }],
    ['from', { period: 'all', from: '2026-11-01' }],
    ['to', { period: 'current-month', to: '2026-11-01' }],
    ['to', { from: '2026-11-02', to: '2026-11-01' }],
    ['minAmount', { minAmount: 'ten' }],
    ['minAmount', { minAmount: '1.005' }],
    ['maxAmount', { maxAmount: '1e9' }],
    ['maxAmount', { maxAmount: '9'.repeat(30) }],
    ['maxAmount', { minAmount: '2', maxAmount: '1.99' }],
  ])('with a wrong %s is refused by that name: %j', (field, filter) => {
    const refused = () => resolve(filter);
    expect(refused).toThrow(ValidationProblem);
    expect(refused).toThrow(expect.objectContaining({ errors: [{ field, message: expect.any(String) }] }));
  });
});
