import type { ExpenseFilter } from '../../api/types';
import type { CalendarDate } from '../calendar-date';
import { isSameFilter } from './expense-filter';
import { periodInWords } from './period-in-words';

/** What a sum is the sum of: "in 617 expenses", "in November · 42 expenses", "of what is filtered in November · 3 expenses". */
export function totalInWords(filter: ExpenseFilter, count: number, today: CalendarDate, locale?: string): string {
  const expenses = `${count.toLocaleString(locale)} ${count === 1 ? 'expense' : 'expenses'}`;
  const { period, from, to } = filter;
  const isPeriodAlone = isSameFilter(filter, { period, from, to });
  const about = [isPeriodAlone ? null : 'of what is filtered', periodInWords(filter, today, locale)].filter(Boolean);
  return about.length > 0 ? `${about.join(' ')} · ${expenses}` : `in ${expenses}`;
}
