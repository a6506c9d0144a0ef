import type { ExpenseFilter } from '../../api/types';
import { type CalendarDate, addDays, dateOf } from '../../shared/calendar-date';

/** Both days included. */
export interface Period {
  from: CalendarDate;
  to: CalendarDate;
}

const DAY = 86_400_000;

/** The days that `filter` has a name or dates for; without an end, this month so far. */
export function periodOf({ period, from, to }: ExpenseFilter, today: CalendarDate): Period {
  const month = monthStart(today);
  if (period === 'custom' && from && to) return { from, to };
  if (period === 'previous-month') return { from: moveMonths(month, -1), to: addDays(month, -1) };
  if (period === 'current-year') return { from: `${today.slice(0, 4)}-01-01`, to: today };
  return { from: month, to: today };
}

/**
 * What `period` is best compared with: a month, or its first days, with the month before; a year, or its first months,
 * with the year before; any other days with as many before them.
 */
export function periodBefore({ from, to }: Period): Period {
  if (from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01')) return moved({ from, to }, -1);
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01')) return moved({ from, to }, -12);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

/** The same days a year earlier. */
export function yearBefore(period: Period): Period {
  return moved(period, -12);
}

/** A period that ends with its month still does: all of October is compared with all of September. */
function moved({ from, to }: Period, months: number): Period {
  const endsMonth = addDays(to, 1).endsWith('-01');
  const last = moveMonths(to, months);
  return { from: moveMonths(from, months), to: endsMonth ? addDays(moveMonths(monthStart(last), 1), -1) : last };
}

/** A month that is too short for the day ends on its last one. */
function moveMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const number = year * 12 + month - 1 + months;
  for (let fitting = day; fitting > day - 4; fitting -= 1) {
    const found = dateOf(Math.floor(number / 12), (number % 12) + 1, fitting);
    if (found) return found;
  }
  return date;
}

function monthStart(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 8)}01`;
}
