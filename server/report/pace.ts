import { addDays, type CalendarDate } from '../calendar-date.js';
import { type Days, daysBetween, startBefore } from './previous-range.js';

/** So many earlier periods are asked. */
const askedPeriods = 6;

/** An earlier period, and its days after the one that is as far into it as today is into the present period. */
export interface EarlierPeriod {
  whole: Days;
  after: Days;
}

/** What an earlier period had, in minor units. */
export interface PastPeriod {
  count: number;
  afterMinor: bigint;
}

export interface ExpectedTotal {
  minor: bigint;
  isFromPast: boolean;
  /** How many periods it follows from. */
  periods: number;
}

/** The periods of the same length right before one in which `today` is, the latest first. */
export function earlierPeriods(period: Days, today: CalendarDate): EarlierPeriod[] {
  const daysSoFar = daysBetween(period.from, today) + 1;
  const periods: EarlierPeriod[] = [];
  let until = period.from;
  for (let count = 1; count <= askedPeriods; count += 1) {
    const from = startBefore(period, count);
    if (from === null) break;
    const after = addDays(from, daysSoFar);
    periods.push({ whole: { from, until }, after: { from: after < until ? after : until, until } });
    until = from;
  }
  return periods;
}

/**
 * What a period comes to of which `spentMinor` was spent in `daysSoFar` days: to it comes the mean of what earlier periods
 * with expenses had after the same day, or else as much a day as so far. In minor units, rounded half away from zero.
 */
export function expectedTotal(
  spentMinor: bigint,
  { daysSoFar, daysLeft }: { daysSoFar: number; daysLeft: number },
  past: PastPeriod[],
): ExpectedTotal {
  const telling = past.filter(({ count }) => count > 0);
  if (telling.length === 0) {
    const minor = daysLeft === 0 ? spentMinor : divide(spentMinor * BigInt(daysSoFar + daysLeft), BigInt(daysSoFar));
    return { minor, isFromPast: false, periods: 0 };
  }
  const afterMinor = telling.reduce((sum, period) => sum + period.afterMinor, 0n);
  const minor = daysLeft === 0 ? spentMinor : spentMinor + divide(afterMinor, BigInt(telling.length));
  return { minor, isFromPast: true, periods: telling.length };
}

/** Rounded half away from zero. */
export function divide(minor: bigint, by: bigint): bigint {
  const half = minor < 0n ? -by : by;
  return (minor * 2n + half) / (by * 2n);
}
