import { calendarDateAt, type CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../events/domain-event.js';
import { firstOfMonth } from '../expense/period-range.js';

/**
 * The months, by their first days, in which an event may have a budget passed: the one that it happened in, and the current one
 * if it comes late, both by the owner's calendar. What was spent before one of them may be carried over into it; what is
 * spent later already, where it is tomorrow, belongs to its own month.
 */
export function watchedMonths(
  { type, occurredAt, data }: Pick<DomainEvent, 'type' | 'occurredAt' | 'data'>,
  timeZone: string,
  now: Date,
): CalendarDate[] {
  const months = [new Date(occurredAt), now].map((instant) => firstOfMonth(calendarDateAt(instant, timeZone)));
  if (!type.startsWith('expense.')) return distinct(months);
  const { spentOn } = (data['expense'] ?? {}) as { spentOn?: unknown };
  if (typeof spentOn !== 'string') return [];
  const own = firstOfMonth(spentOn);
  return distinct(months.map((month) => (month < own ? own : month)));
}

const distinct = (months: CalendarDate[]) => [...new Set(months)].sort();
