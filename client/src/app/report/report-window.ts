import type { ExpenseFilter } from '../api/types';
import { type CalendarDate, addDays } from '../shared/calendar-date';

/** Both days included; undefined where there is no end. */
export interface DateRange {
  from?: CalendarDate;
  to?: CalendarDate;
}

const MONTHS = 24;
const WEEKS = 53;

/** The days that a filter's period has. `today` is the person's own. */
export function periodRange({ period, from, to }: ExpenseFilter, today: CalendarDate): DateRange {
  const thisMonth = today.slice(0, 7);
  switch (period) {
    case 'current-month':
      return monthRange(thisMonth);
    case 'previous-month':
      return monthRange(monthsLater(thisMonth, -1));
    case 'current-year':
      return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
    case 'custom':
      return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
    default:
      return {};
  }
}

/** "2026-11" moved by whole `months`. */
export function monthsLater(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const moved = year * 12 + number - 1 + months;
  return `${String(Math.floor(moved / 12)).padStart(4, '0')}-${String((moved % 12) + 1).padStart(2, '0')}`;
}

export function monthRange(month: string): Required<DateRange> {
  return { from: `${month}-01`, to: addDays(`${monthsLater(month, 1)}-01`, -1) };
}

/** Those of a chart of months: 24 until this one, or until the period's last when that is long ago. */
export function monthWindow(filter: ExpenseFilter, today: CalendarDate): Required<DateRange> {
  const last = endOfWindow(filter, today, `${monthsLater(today.slice(0, 7), 1 - MONTHS)}-01`).slice(0, 7);
  return { from: `${monthsLater(last, 1 - MONTHS)}-01`, to: monthRange(last).to };
}

/** Those of a calendar of days: the whole weeks of a year until today, or until the period's last day when that is long ago. */
export function weekWindow(filter: ExpenseFilter, today: CalendarDate): Required<DateRange> {
  const to = endOfWindow(filter, today, addDays(today, -7 * (WEEKS - 1)));
  return { from: addDays(to, -7 * WEEKS + 1), to };
}

/** The same filter, but for its period. */
export function within(filter: ExpenseFilter, { from, to }: Required<DateRange>): ExpenseFilter {
  return { ...filter, period: 'custom', from, to };
}

export function isWithin(date: CalendarDate, { from, to }: DateRange): boolean {
  return (!from || date >= from) && (!to || date <= to);
}

/** Today, or the last day of a period that begins before `earliest`, which is the first day that is seen with today. */
function endOfWindow(filter: ExpenseFilter, today: CalendarDate, earliest: CalendarDate): CalendarDate {
  const { from = '', to } = periodRange(filter, today);
  return to && to < today && from < earliest ? to : today;
}
