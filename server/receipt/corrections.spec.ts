import { describe, expect, it } from '@jest/globals';
import { correctionsOf, isWorthRemembering } from './corrections.js';
import { merchantKeyOf } from './merchant-key.js';

const field = (value: string) => ({ value, confidence: 0.9, boxes: [] });
const fields = {
  merchant: { ...field('Coffee'), readAs: null },
  date: field('2026-11-23'),
  total: field('15.50'),
  currency: null,
  tax: null,
  category: { value: 'food', confidence: 0.8, reason: '' },
};
const recorded = { id: 'e', title: 'Coffee', spentOn: '2026-11-23', amount: '15.50', categoryId: 'food' };

describe('corrections', () => {
  it('are none where all was taken over, and none of what was not read', () => {
    expect(correctionsOf(fields, recorded)).toBeNull();
    expect(correctionsOf({ ...fields, merchant: null, date: null, total: null, category: null }, recorded)).toBeNull();
  });

  it.each([
    ['merchant', { title: 'Tea' }, { read: 'Coffee', chosen: 'Tea' }, true],
    ['category', { categoryId: 'health' }, { read: 'food', chosen: 'health' }, true],
    ['date', { spentOn: '2026-11-22' }, { read: '2026-11-23', chosen: '2026-11-22' }, false],
    ['total', { amount: '15.60' }, { read: '15.50', chosen: '15.60' }, false],
  ])('of the %s are told', (name, changed, correction, isKept) => {
    const corrections = correctionsOf(fields, { ...recorded, ...changed });
    expect(corrections).toEqual({ [name]: correction });
    expect(isWorthRemembering(corrections ?? {})).toBe(isKept);
  });
});

it('a merchant is known by letters and digits alone', () => {
  expect(merchantKeyOf('  CAFÉ  "Müller" & Co. #12 ')).toBe('cafe muller co 12');
  expect(merchantKeyOf('***')).toBe('');
  expect(merchantKeyOf('ﬁ'.repeat(300)).length).toBe(200);
});
