import { describe, expect, it } from '@jest/globals';
import { daysSoFar, previousRange } from './previous-range.js';

const today = '2026-11-24';

describe('the period before', () => {
  it.each([
    ['this month, as far as today', '2026-11-01', '2026-12-01', '2026-10-01', '2026-10-25'],
    ['a month that is over', '2026-10-01', '2026-11-01', '2026-09-01', '2026-10-01'],
    ['this year, as far as today', '2026-01-01', '2027-01-01', '2025-01-01', '2025-11-25'],
    ['a quarter', '2026-04-01', '2026-07-01', '2026-01-01', '2026-04-01'],
    ['a week', '2026-11-10', '2026-11-17', '2026-11-03', '2026-11-10'],
    ['a single day', '2026-11-24', '2026-11-25', '2026-11-23', '2026-11-24'],
  ])('of %s', (_, from, until, previousFrom, previousUntil) => {
    expect(previousRange({ from, until }, today)).toEqual({ from: previousFrom, until: previousUntil });
  });

  it('is shorter after a shorter month, never longer', () => {
    const march = { from: '2026-03-01', until: '2026-04-01' };
    expect(previousRange(march, '2026-03-31')).toEqual({ from: '2026-02-01', until: '2026-03-01' });
  });

  it.each([
    [null, null],
    ['2026-01-01', null],
    [null, '2026-01-01'],
    ['0001-01-01', '2026-01-01'],
  ])('is none for %s to %s', (from, until) => {
    expect(previousRange({ from, until }, today)).toBeNull();
  });
});

describe('the days of a period so far', () => {
  it.each([
    ['2026-11-01', '2026-12-01', 24],
    ['2026-10-01', '2026-11-01', 31],
    ['2026-11-24', '2026-11-25', 1],
    ['2026-11-25', '2026-11-30', null],
    [null, '2026-11-30', null],
    ['2026-11-01', null, null],
  ])('from %s until %s', (from, until, days) => {
    expect(daysSoFar({ from, until }, today)).toBe(days);
  });
});
