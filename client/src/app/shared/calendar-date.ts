/** A calendar date as ISO 8601 text, such as "2026-11-23": no time and no zone, so no zone can move it. */
export type CalendarDate = string;

const DAY = 86_400_000;
/** In years, at most: 1900 was no leap year. */
const LEAP_YEARS_APART = 8;

/** The date that a wall calendar shows at `instant` in the IANA `timeZone`. */
export function calendarDateAt(instant: Date, timeZone: string): CalendarDate {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const read = (type: string) => Number(parts.formatToParts(instant).find((part) => part.type === type)?.value);
  return dateOf(read('year'), read('month'), read('day')) ?? '';
}

/** `date` moved by whole `days`; negative is earlier. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(utcMidnight(date) + days * DAY);
  return dateOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()) ?? date;
}

/** For widgets that only know Date objects: local midnight, whose local year, month and day are those of `date`. */
export function toLocalDate(date: CalendarDate): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day);
}

/** The year, month and day that a widget's Date shows in the browser's zone. */
export function fromLocalDate(date: Date): CalendarDate {
  return dateOf(date.getFullYear(), date.getMonth() + 1, date.getDate()) ?? '';
}

/** "Nov 23, 2026" in the words of `locale` (the browser's when left out). */
export function formatDate(
  date: CalendarDate,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
  locale?: string,
): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(utcMidnight(date));
}

/** "Nov 3 – 9, 2026", both days included. */
export function formatDateRange(from: CalendarDate, to: CalendarDate, locale?: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(utcMidnight(from), utcMidnight(to));
}

/** Null when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): CalendarDate | null {
  const instant = new Date(Date.UTC(year, month - 1, day));
  const exists = instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1;
  if (!exists || instant.getUTCDate() !== day || year < 1000) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The latest such day of a year, up to `today`. */
export function latestDay(month: number, day: number, today: CalendarDate): CalendarDate | null {
  const thisYear = Number(today.slice(0, 4));
  for (let year = thisYear; year > thisYear - LEAP_YEARS_APART; year -= 1) {
    const date = dateOf(year, month, day);
    if (date && date <= today) return date;
  }
  return null;
}

/** From 0, Sunday, to 6. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(utcMidnight(date)).getUTCDay();
}

function utcMidnight(date: CalendarDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}
