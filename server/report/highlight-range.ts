import { addDays, type CalendarDate } from '../calendar-date.js';
import type { DateRange } from '../expense/period-range.js';

const firstDate = '0001-01-01';

/** The period that highlights are of: without a first day, the twelve months until the last one, or until today. */
export function highlightRange(
  { from, until }: DateRange,
  today: CalendarDate,
): { from: CalendarDate; until: DateRange['until'] } {
  if (from !== null) return { from, until };
  const end = until ?? addDays(today, 1);
  const year = Number(end.slice(0, 4)) - 1;
  if (year < 1) return { from: firstDate, until: end };
  const start = `${String(year).padStart(4, '0')}${end.slice(4)}`;
  // A leap day has no counterpart the year before; the day after February does.
  return { from: start.endsWith('-02-29') ? `${start.slice(0, 5)}03-01` : start, until: end };
}
