import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../events/domain-event.js';

/** Whether an event may have a budget passed in the month that begins with `firstDay`: an expense of another month may not. */
export function concernsMonth({ type, data }: Pick<DomainEvent, 'type' | 'data'>, firstDay: CalendarDate): boolean {
  if (!type.startsWith('expense.')) return true;
  const { spentOn } = (data['expense'] ?? {}) as { spentOn?: unknown };
  return typeof spentOn === 'string' && spentOn.slice(0, 7) === firstDay.slice(0, 7);
}
