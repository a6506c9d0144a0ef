import type { ExpenseFilter } from '../../api/types';
import { type CalendarDate, addDays, formatDate, formatDateRange } from '../calendar-date';

/**
 * The days that a filter lets through, as they follow a sum: "in November", "in 2026", "within Nov 3 – 9, 2026", "since
 * Nov 3, 2026". Null when it lets through all. `today` is the person's own.
 */
export function periodInWords(
  { period, from, to }: ExpenseFilter,
  today: CalendarDate,
  locale?: string,
): string | null {
  switch (period) {
    case 'current-month':
      return `in ${formatDate(today, { month: 'long' }, locale)}`;
    case 'previous-month':
      return `in ${monthBefore(today, locale)}`;
    case 'current-year':
      return `in ${today.slice(0, 4)}`;
    case 'custom':
      return rangeInWords(from, to, locale);
    default:
      return null;
  }
}

/** "within Nov 3 – 9, 2026", "since Nov 3, 2026", "until Nov 9, 2026". Null without either. */
function rangeInWords(from?: CalendarDate, to?: CalendarDate, locale?: string): string | null {
  if (from && to) return `within ${formatDateRange(from, to, locale)}`;
  if (from) return `since ${formatDate(from, undefined, locale)}`;
  return to ? `until ${formatDate(to, undefined, locale)}` : null;
}

/** With its year when that is not this one. */
function monthBefore(today: CalendarDate, locale?: string): string {
  const lastDay = addDays(`${today.slice(0, 8)}01`, -1);
  const isThisYear = lastDay.slice(0, 4) === today.slice(0, 4);
  return formatDate(lastDay, isThisYear ? { month: 'long' } : { month: 'long', year: 'numeric' }, locale);
}
