import { describe, expect, it } from '@jest/globals';
import { customRange, type NamedPeriod, periodRange } from './period-range.js';

describe('the days of a period', () => {
  it.each<[NamedPeriod, string, string | null, string | null]>([
    ['all', '2026-11-24', null, null],
    ['current-month', '2026-11-24', '2026-11-01', '2026-12-01'],
    ['current-month', '2026-12-31', '2026-12-01', '2027-01-01'],
    ['previous-month', '2026-03-31', '2026-02-01', '2026-03-01'],
    ['previous-month', '2026-01-01', '2025-12-01', '2026-01-01'],
    ['current-year', '2024-02-29', '2024-01-01', '2025-01-01'],
  ])('%s on %s', (period, today, from, until) => {
    expect(periodRange(period, today)).toEqual({ from, until });
  });

  it.each<[string | undefined, string | undefined, string | null, string | null]>([
    ['2026-11-01', '2026-11-30', '2026-11-01', '2026-12-01'],
    ['2024-02-29', '2024-02-29', '2024-02-29', '2024-03-01'],
    ['2026-11-01', undefined, '2026-11-01', null],
    [undefined, '2026-12-31', null, '2027-01-01'],
    ['0001-01-01', '9999-12-31', '0001-01-01', null],
    ['9999-12-24', '9999-12-30', '9999-12-01', '9999-12-31'],
  ])('from %s to %s', (first, last, from, until) => {
    expect(customRange(first, last)).toEqual({ from, until });
  });
});
