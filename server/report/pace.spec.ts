import { describe, expect, it } from '@jest/globals';
import { earlierPeriods, expectedTotal } from './pace.js';

const november = { from: '2026-11-01', until: '2026-12-01' };
const past = (...afterMinor: bigint[]) => afterMinor.map((minor) => ({ count: 3, afterMinor: minor }));

describe('the earlier periods', () => {
  it('of a month are the six before, each with its days after the same day', () => {
    const periods = earlierPeriods(november, '2026-11-24');
    expect(periods).toHaveLength(6);
    expect(periods[0]).toEqual({
      whole: { from: '2026-10-01', until: '2026-11-01' },
      after: { from: '2026-10-25', until: '2026-11-01' },
    });
    expect(periods[5]?.whole).toEqual({ from: '2026-05-01', until: '2026-06-01' });
  });

  it('that are shorter have no days after the last ones', () => {
    const [february] = earlierPeriods({ from: '2026-03-01', until: '2026-04-01' }, '2026-03-30');
    expect(february?.after).toEqual({ from: '2026-03-01', until: '2026-03-01' });
  });

  it('of ten days are of ten days', () => {
    const [before] = earlierPeriods({ from: '2026-11-20', until: '2026-11-30' }, '2026-11-24');
    expect(before).toEqual({
      whole: { from: '2026-11-10', until: '2026-11-20' },
      after: { from: '2026-11-15', until: '2026-11-20' },
    });
  });

  it('end where dates begin', () => {
    expect(earlierPeriods({ from: '0003-01-01', until: '0004-01-01' }, '0003-05-05')).toHaveLength(2);
    expect(earlierPeriods({ from: '0001-01-01', until: '9999-12-31' }, '2026-11-24')).toEqual([]);
  });
});

describe('what is expected', () => {
  const days = { daysSoFar: 24, daysLeft: 6 };

  it.each([
    ['is the mean of what came after, on top', 10_000n, days, past(600n, 300n), 10_450n, true, 2],
    ['is rounded half away from zero', 10_000n, days, past(1n, 2n), 10_002n, true, 2],
    [
      'leaves out periods without expenses',
      10_000n,
      days,
      [...past(600n), { count: 0, afterMinor: 0n }],
      10_600n,
      true,
      1,
    ],
    ['counts a period that had none after the day', 10_000n, days, past(600n, 0n), 10_300n, true, 2],
    ['may be less, after refunds', 10_000n, days, past(-600n), 9_400n, true, 1],
    ['is as much a day as so far, without a past', 2_400n, days, [], 3_000n, false, 0],
    ['is that of a negative sum too', -2_400n, days, [], -3_000n, false, 0],
    ['is nothing of nothing', 0n, days, [], 0n, false, 0],
    ['is the total itself on the last day', 2_401n, { daysSoFar: 30, daysLeft: 0 }, past(600n), 2_401n, true, 1],
    ['is the total itself on an only day', 2_401n, { daysSoFar: 1, daysLeft: 0 }, [], 2_401n, false, 0],
  ])('%s', (_, spent, ofDays, earlier, minor, isFromPast, periods) => {
    expect(expectedTotal(spent, ofDays, earlier)).toEqual({ minor, isFromPast, periods });
  });
});
