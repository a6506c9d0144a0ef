import { addDays, calendarDateAt, type CalendarDate } from '../calendar-date.js';
import { localInstant, weekdayOf, weekOf } from './local-instant.js';

/** When somebody wants news, in their IANA zone. */
export interface IssueSchedule {
  timeZone: string;
  frequency: 'daily' | 'weekly';
  /** 1 is Monday; of weekly news. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
}

/** One issue: the day ("2026-11-27") or ISO week ("2026-W48") that it is of, and when it is to be made. */
export interface ScheduledIssue {
  period: string;
  dueAt: Date;
}

/** The issue that was due last, at `now` at the latest. */
export function latestIssue(schedule: IssueSchedule, now: Date): ScheduledIssue {
  // The first day that the clock has not passed yet, and the days before it.
  return find(schedule, addDays(calendarDateAt(now, schedule.timeZone), 1), -1, (dueAt) => dueAt <= now);
}

/** The first issue that is due after `now`. */
export function nextIssue(schedule: IssueSchedule, now: Date): ScheduledIssue {
  return find(schedule, calendarDateAt(now, schedule.timeZone), 1, (dueAt) => dueAt > now);
}

/** How long what is told by one issue reaches back, in milliseconds, where there was none before. */
export const reachOf = (frequency: IssueSchedule['frequency']): number => (frequency === 'daily' ? 1 : 7) * 86_400_000;

function find(
  { timeZone, frequency, weekday, hour }: IssueSchedule,
  from: CalendarDate,
  step: 1 | -1,
  isWanted: (dueAt: Date) => boolean,
): ScheduledIssue {
  for (let date = from; ; date = addDays(date, step)) {
    if (frequency === 'weekly' && weekdayOf(date) !== weekday) continue;
    const dueAt = localInstant(date, hour, timeZone);
    if (isWanted(dueAt)) return { period: frequency === 'daily' ? date : weekOf(date), dueAt };
  }
}
