import { type CalendarDate, calendarDateAt } from '../calendar-date.js';

/** No activity is older or younger; within them a date's text sorts as the date does. */
const firstDate = '1970-01-01';
export const lastDate = '2999-12-31';
/** No zone is further from UTC, in milliseconds. */
const widestOffset = 26 * 3_600_000;

/**
 * The first instant at which a calendar on the wall in the IANA `timeZone` shows `date`, or, where it jumps over that, a
 * later one. Not always midnight: clocks that go forward may skip that too. Dates beyond 1970 to 2999 are taken as these.
 */
export function dayStart(date: CalendarDate, timeZone: string): Date {
  const wanted = date < firstDate ? firstDate : date > lastDate ? lastDate : date;
  const middle = Date.parse(`${wanted}T00:00:00Z`);
  let [before, atOrAfter] = [middle - widestOffset, middle + widestOffset];
  while (atOrAfter - before > 1) {
    const probe = Math.floor((before + atOrAfter) / 2);
    if (calendarDateAt(new Date(probe), timeZone) < wanted) before = probe;
    else atOrAfter = probe;
  }
  return new Date(atOrAfter);
}
