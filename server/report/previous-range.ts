import { addDays, type CalendarDate } from '../calendar-date.js';
import { addMonths, type DateRange, firstOfMonth } from '../expense/period-range.js';

const firstDate = '0001-01-01';

/** Half open. */
export interface Days {
  from: CalendarDate;
  until: CalendarDate;
}

/**
 * What to compare a period with: as many months before it when it is whole months, else as many days. While the period
 * lasts, only the days of the previous one that are as far into it as today. Null for a period without both ends, and for one
 * before which there are no dates.
 */
export function previousRange({ from, until }: DateRange, today: CalendarDate): Days | null {
  if (from === null || until === null) return null;
  const start = startBefore({ from, until }, 1);
  if (start === null) return null;
  const lasts = from <= today && today < until;
  const end = lasts ? addDays(start, daysBetween(from, today) + 1) : from;
  return { from: start, until: end < from ? end : from };
}

/** The first day of the period that is `count` periods before this one; null when no dates are so early. */
export function startBefore({ from, until }: Days, count: number): CalendarDate | null {
  const start = isWholeMonths(from, until)
    ? addMonths(from, -count * monthsBetween(from, until))
    : addDays(from, -count * daysBetween(from, until));
  return start < firstDate ? null : start;
}

/** The days of a period that have been; null without both ends, or before it begins. */
export function daysSoFar({ from, until }: DateRange, today: CalendarDate): number | null {
  if (from === null || until === null || today < from) return null;
  return daysBetween(from, today < until ? addDays(today, 1) : until);
}

const isWholeMonths = (from: CalendarDate, until: CalendarDate) =>
  from === firstOfMonth(from) && until === firstOfMonth(until);

const monthsBetween = (from: CalendarDate, until: CalendarDate) =>
  (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(until.slice(5, 7)) - Number(from.slice(5, 7));

export const daysBetween = (from: CalendarDate, until: CalendarDate) =>
  (Date.parse(until) - Date.parse(from)) / 86_400_000;
