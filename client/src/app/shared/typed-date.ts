import { type CalendarDate, dateOf, formatDate, latestDay } from './calendar-date';
import { dateInWords, inThisCentury } from './date-in-words';

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** The numeric form in which `locale` writes a date: "11/23/2026", "23.11.2026". `readDate` reads it back. */
export function formatTypedDate(date: CalendarDate, locale?: string): string {
  return formatDate(date, { year: 'numeric', month: '2-digit', day: '2-digit' }, locale);
}

/**
 * Reads a typed date: ISO, numbers in the order of `locale` (the browser's when left out), or words of it or of English,
 * such as "yesterday", "last fri", "3 days ago" and "nov 3". Without a year it is the latest one up to `today`. Null when
 * it is no date.
 */
export function readDate(text: string, today: CalendarDate, locale?: string): CalendarDate | null {
  const typed = text.trim();
  const iso = ISO.exec(typed);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const isNumeric = /^\d{1,4}([\s./-]+\d{1,4}){1,2}[.\s]*$/.test(typed);
  return isNumeric ? readNumbers(typed, today, locale) : dateInWords(typed, today, locale);
}

function readNumbers(typed: string, today: CalendarDate, locale?: string): CalendarDate | null {
  const numbers = typed.match(/\d+/g)?.map(Number) ?? [];
  const order = partsOrder(locale).filter((part) => part !== 'year' || numbers.length === 3);
  const read = (part: string) => numbers[order.indexOf(part)] ?? 0;
  if (numbers.length === 3) return dateOf(inThisCentury(read('year')), read('month'), read('day'));
  return latestDay(read('month'), read('day'), today);
}

function partsOrder(locale?: string): string[] {
  const parts = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts();
  return parts.map(({ type }) => type).filter((type) => type !== 'literal');
}
