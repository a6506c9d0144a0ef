import { describe, expect, it } from '@jest/globals';
import { addDays } from '../calendar-date.js';
import { findRecurrence, type Payment } from './recurrence.js';

const today = '2026-11-24';

/** At 10.00, unless amounts are given. */
const on = (days: string[], amounts: number[] = []): Payment[] =>
  days.map((day, index) => ({ day, minor: BigInt(amounts[index] ?? 1_000) }));
/** As many days before the last one as `gaps` says, from the first gap to the last. */
const until = (last: string, gaps: number[], amounts?: number[]) =>
  on(
    gaps.reduceRight((days, gap) => [addDays(days[0] as string, -gap), ...days], [last]),
    amounts,
  );
const found = (payments: Payment[], day = today) => findRecurrence(payments, day);

describe('a cost that comes back', () => {
  it.each([
    [
      'rent on the first',
      on(['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01']),
      'monthly',
      '2026-12-01',
      12_000n,
    ],
    [
      'a payday that moves',
      on(['2026-07-31', '2026-08-28', '2026-09-30', '2026-10-29']),
      'monthly',
      '2026-11-29',
      12_000n,
    ],
    [
      'the last day of each month',
      on(['2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31']),
      'monthly',
      '2026-11-30',
      12_000n,
    ],
    ['an insurance, paid twice', on(['2024-12-10', '2025-12-12']), 'yearly', '2026-12-12', 1_000n],
    ['an insurance, paid three times', on(['2023-12-01', '2024-12-01', '2025-12-01']), 'yearly', '2026-12-01', 1_000n],
    ['a pass each week', until('2026-11-20', [7, 7, 6, 8, 7]), 'weekly', '2026-11-27', 52_000n],
    ['a cleaner each fortnight', until('2026-11-20', [14, 14, 13]), 'fortnightly', '2026-12-04', 26_000n],
    ['water each quarter', on(['2026-04-15', '2026-07-15', '2026-10-15']), 'quarterly', '2027-01-15', 4_000n],
    ['taxes each half-year', on(['2025-08-15', '2026-02-15', '2026-08-15']), 'half-yearly', '2027-02-15', 2_000n],
  ] as const)('is %s', (_, payments, interval, nextOn, yearlyMinor) => {
    expect(found(payments)).toMatchObject({ interval, nextOn, yearlyMinor, minor: 1_000n, isOverdue: false });
  });

  it('returns to its day after a short month', () => {
    const payments = on(['2025-12-31', '2026-01-31', '2026-02-28']);
    expect(found(payments, '2026-03-02')?.nextOn).toBe('2026-03-31');
  });

  it('of a leap day is on the last of February in other years', () => {
    const payments = on(['2022-02-28', '2023-02-28', '2024-02-29']);
    expect(found(payments, '2024-11-24')).toMatchObject({ interval: 'yearly', nextOn: '2025-02-28' });
  });

  it('may be left out once, and be bought once in between', () => {
    expect(found(until('2026-11-01', [31, 30, 61, 31, 30]))?.interval).toBe('monthly');
    expect(found(until('2026-11-01', [31, 30, 12, 19, 31, 30, 31]))?.interval).toBe('monthly');
  });

  it('may rise in price, which is the one that counts', () => {
    const rises = [1_000, 1_000, 1_000, 1_500, 1_500, 1_500];
    expect(found(until('2026-11-01', [31, 30, 31, 30, 31], rises))).toMatchObject({
      minor: 1_500n,
      yearlyMinor: 18_000n,
    });
    expect(found(until('2026-11-01', [31, 30, 31, 30], [1_000, 1_000, 1_000, 1_000, 1_500]))?.minor).toBe(1_500n);
  });
});

describe('what is awaited', () => {
  const monthly = on(['2026-07-10', '2026-08-10', '2026-09-10']);

  it.each([
    ['2026-10-10', false],
    ['2026-10-11', true],
    ['2026-11-10', true],
  ])('on 2026-10-10 is overdue on %s: %s', (day, isOverdue) => {
    expect(found(monthly, day)).toMatchObject({ nextOn: '2026-10-10', isOverdue });
  });

  it('has ended when another interval has passed', () => {
    expect(found(monthly, '2026-11-11')).toBeNull();
  });
});

describe('what does not come back', () => {
  it.each([
    ['nothing', []],
    ['a single purchase', on(['2026-11-01'])],
    ['two purchases a month apart', on(['2026-10-01', '2026-11-01'])],
    ['coffee on most days', until('2026-11-23', [1, 1, 2, 1, 3, 1, 1, 2])],
    [
      'a market each week, by the basket',
      until('2026-11-21', [7, 7, 7, 7, 7], [4_120, 1_890, 6_510, 900, 2_750, 5_100]),
    ],
    ['groceries now and then', until('2026-11-20', [6, 2, 9, 4, 7, 11, 3])],
    ['dinners without an interval', until('2026-11-20', [30, 55, 12, 80, 31])],
    ['a subscription that was cancelled', until('2026-06-01', [31, 30, 31, 30])],
    ['two purchases a year apart of other amounts', on(['2024-12-10', '2025-12-12'], [1_000, 4_000])],
    ['every ten days', until('2026-11-20', [10, 10, 10, 10])],
  ])('is %s', (_, payments) => {
    expect(found(payments)).toBeNull();
  });
});
