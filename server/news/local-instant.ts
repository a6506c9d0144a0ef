import { LRUCache } from 'lru-cache';
import { addDays, type CalendarDate } from '../calendar-date.js';

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Offsets change at a quarter of an hour only, and asking for one takes long where there are thousands of schedules. */
const quarter = 900_000;
const offsets = new LRUCache<string, number>({ max: 20_000 });
const day = 86_400_000;

/**
 * When it is `hour` o'clock on `date` in the IANA `timeZone`. An hour that the clock skips is the instant at which it
 * does; of one that comes twice, it is the first.
 */
export function localInstant(date: CalendarDate, hour: number, timeZone: string): Date {
  const asUtc = Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00Z`);
  // No clock change is within a day of another one.
  const before = offsetAt(asUtc - day, timeZone);
  const after = offsetAt(asUtc + day, timeZone);
  const instants = [asUtc - before, asUtc - after].filter((instant) => instant + offsetAt(instant, timeZone) === asUtc);
  return new Date(instants.length > 0 ? Math.min(...instants) : asUtc - before);
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export const weekdayOf = (date: CalendarDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The ISO 8601 week of a date, such as "2026-W48": it belongs to the year that its Thursday is in. */
export function weekOf(date: CalendarDate): string {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const year = thursday.slice(0, 4);
  const week = 1 + Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * day));
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** What the clock on the wall is ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const start = Math.floor(instant / quarter) * quarter;
  const key = `${start} ${timeZone}`;
  const offset = offsets.get(key) ?? readOffset(start, timeZone);
  offsets.set(key, offset);
  return offset;
}

function readOffset(instant: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    const two = '2-digit';
    const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...fields });
    formatters.set(timeZone, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day: dayOfMonth, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, dayOfMonth, hour, minute, second) - instant;
}
