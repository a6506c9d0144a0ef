import { addDays, type CalendarDate } from '../calendar-date.js';

/** Half open: `from` is the first day, `until` the one after the last; null is without bound. */
export interface DateRange {
  from: CalendarDate | null;
  until: CalendarDate | null;
}

export type NamedPeriod = 'all' | 'current-month' | 'previous-month' | 'current-year';

const lastDate = '9999-12-31';
const lastMonth = '9999-12-01';

/** The days of a named period, where `today` is the caller's. */
export function periodRange(period: NamedPeriod, today: CalendarDate): DateRange {
  const month = firstOfMonth(today);
  const year = `${today.slice(0, 4)}-01-01`;
  const ranges: Record<NamedPeriod, DateRange> = {
    all: { from: null, until: null },
    'current-month': { from: month, until: addMonths(month, 1) },
    'previous-month': { from: addMonths(month, -1), until: month },
    'current-year': { from: year, until: addMonths(year, 12) },
  };
  return ranges[period];
}

/** From the first to the last day, both included. */
export function customRange(first: CalendarDate | undefined, last: CalendarDate | undefined): DateRange {
  // No expense is of a month so late, after which dates grow longer.
  const from = first !== undefined && first > lastMonth ? lastMonth : (first ?? null);
  return { from, until: last === undefined || last === lastDate ? null : addDays(last, 1) };
}

export const firstOfMonth = (date: CalendarDate): CalendarDate => `${date.slice(0, 7)}-01`;

/** `month`, which is a first day, moved by whole months; within the years 1 to 9999. */
export function addMonths(month: CalendarDate, months: number): CalendarDate {
  const instant = new Date(`${month}T00:00:00Z`);
  instant.setUTCMonth(instant.getUTCMonth() + months);
  return instant.toISOString().slice(0, 10);
}
