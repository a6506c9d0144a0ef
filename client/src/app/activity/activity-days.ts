import type { Activity } from '../api/types';
import { addDays, calendarDateAt, formatDate } from '../shared/calendar-date';
import { type ActivitySentence, activitySentence } from './activity-sentence';

export interface ActivityDay {
  date: string;
  title: string;
  entries: { id: string; occurredAt: string; time: string; sentence: ActivitySentence }[];
}

/** Groups activities, which come latest first, by the day on which they happened in `timeZone`. */
export function activityDays(
  activities: readonly Activity[],
  timeZone: string,
  today: string,
  locale?: string,
): ActivityDay[] {
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const days: ActivityDay[] = [];
  for (const activity of activities) {
    const instant = new Date(activity.occurredAt);
    const date = calendarDateAt(instant, timeZone);
    let day = days.at(-1);
    if (day?.date !== date) {
      day = { date, title: dayTitle(date, today, locale), entries: [] };
      days.push(day);
    }
    day.entries.push({
      id: activity.id,
      occurredAt: activity.occurredAt,
      time: clock.format(instant),
      sentence: activitySentence(activity),
    });
  }
  return days;
}

function dayTitle(date: string, today: string, locale?: string): string {
  if (date === today) return 'Today';
  if (date === addDays(today, -1)) return 'Yesterday';
  return formatDate(date, { dateStyle: 'full' }, locale);
}
