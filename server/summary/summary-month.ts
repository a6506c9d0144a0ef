import { addMonths, firstOfMonth } from '../expense/period-range.js';
import type { CalendarDate } from '../calendar-date.js';

/** The clock in the person's time zone shows this hour when their summary is due. */
const dueHour = 8;
/** A process that was down makes up for what is at most this many days late. */
const latestDays = 5;

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The first day of the month whose summary is due at `instant` where the clocks show the time of `timeZone`: that of the month
 * before, from 8:00 on the first of a month until 8:00 five days later. Null at any other time.
 */
export function summaryMonth(instant: Date, timeZone: string): CalendarDate | null {
  const { date, hour } = wallClockAt(instant, timeZone);
  const day = Number(date.slice(8));
  const hoursLate = (day - 1) * 24 + hour - dueHour;
  if (hoursLate < 0 || hoursLate >= latestDays * 24) return null;
  return addMonths(firstOfMonth(date), -1);
}

function wallClockAt(instant: Date, timeZone: string): { date: CalendarDate; hour: number } {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  const [date = '', hour] = formatter.format(instant).split(', ');
  return { date, hour: Number(hour) };
}
