import type { ExpenseFilter } from '../../api/types';
import { totalInWords } from './total-in-words';

const told = (filter: ExpenseFilter, count = 42, today = '2026-11-24') => totalInWords(filter, count, today, 'en-US');

describe('what a sum is the sum of', () => {
  it('is all expenses without a filter', () => {
    expect(told({ period: 'all' }, 1234)).toBe('in 1,234 expenses');
    expect(told({}, 1)).toBe('in 1 expense');
  });

  it.each<[string, ExpenseFilter]>([
    ['in November', { period: 'current-month' }],
    ['in October', { period: 'previous-month' }],
    ['in 2026', { period: 'current-year' }],
    ['since Nov 3, 2026', { period: 'custom', from: '2026-11-03' }],
    ['until Nov 9, 2026', { period: 'custom', to: '2026-11-09' }],
    ['within Nov 3 – 9, 2026', { period: 'custom', from: '2026-11-03', to: '2026-11-09' }],
  ])('names its period: %s', (words, filter) => {
    expect(told(filter).replace(/\s/g, ' ')).toBe(`${words} · 42 expenses`);
  });

  it('says that it is filtered', () => {
    expect(told({ q: 'tea' })).toBe('of what is filtered · 42 expenses');
    expect(told({ period: 'current-month', hasReceipt: true })).toBe('of what is filtered in November · 42 expenses');
  });

  it('names the year of a last month in another one', () => {
    expect(told({ period: 'previous-month' }, 2, '2026-01-31')).toBe('in December 2025 · 2 expenses');
  });
});
