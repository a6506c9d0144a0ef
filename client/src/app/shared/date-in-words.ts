import { type CalendarDate, addDays, dateOf, latestDay, weekdayOf } from './calendar-date';
import { foldText } from './fold-text';

const ENGLISH = 'en';
const DAYS_IN_WORDS = 31;
const WEEKS_IN_WORDS = 8;
/** Any week that begins on a Sunday, and any year. */
const SUNDAY = Date.UTC(2026, 0, 4);
const DAY = 86_400_000;

/**
 * Reads a day said in words of English or of `locale`: "yesterday", "last fri", "3 days ago", "2 weeks ago", "nov 3",
 * "3. november 2025". A day without its year, and a weekday, is the latest up to `today`. Null when it is none.
 */
export function dateInWords(text: string, today: CalendarDate, locale?: string): CalendarDate | null {
  const words = plain(text);
  return (
    relativeDay(words, today) ??
    localRelativeDay(words, today, locale) ??
    weekday(words, today, locale) ??
    dayOfMonth(words, today, locale)
  );
}

/** "26" is 2026. */
export function inThisCentury(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function relativeDay(words: string, today: CalendarDate): CalendarDate | null {
  if (words === 'today') return today;
  if (words === 'yesterday') return addDays(today, -1);
  const [, number, unit] = /^(\d{1,3}|an?|one) (day|week|month)s? ago$/.exec(words) ?? [];
  if (!number) return null;
  const count = Number(number) || (number === '0' ? 0 : 1);
  if (unit === 'month') return monthsBefore(today, count);
  return addDays(today, unit === 'week' ? -7 * count : -count);
}

/** The words with which the browser's language says how long ago something was: "vorgestern", "vor 3 Tagen". */
function localRelativeDay(words: string, today: CalendarDate, locale?: string): CalendarDate | null {
  for (const numeric of ['auto', 'always'] as const) {
    const format = new Intl.RelativeTimeFormat(locale, { numeric });
    const says = (count: number, unit: 'day' | 'week') => plain(format.format(-count, unit)) === words;
    for (let days = 0; days <= DAYS_IN_WORDS; days += 1) if (says(days, 'day')) return addDays(today, -days);
    for (let weeks = 1; weeks <= WEEKS_IN_WORDS; weeks += 1) if (says(weeks, 'week')) return addDays(today, -7 * weeks);
  }
  return null;
}

function weekday(words: string, today: CalendarDate, locale?: string): CalendarDate | null {
  const [, last, name = ''] = /^(?:(last)|on)? ?(\p{L}+)$/u.exec(words) ?? [];
  const wanted = find(name, weekdayNames(locale)) ?? find(name, weekdayNames(ENGLISH));
  if (wanted === null) return null;
  const daysAgo = (weekdayOf(today) - wanted + 7) % 7;
  return addDays(today, last && daysAgo === 0 ? -7 : -daysAgo);
}

/** In either order, with or without the year at its end. */
function dayOfMonth(words: string, today: CalendarDate, locale?: string): CalendarDate | null {
  const parts =
    /^(?<name>\p{L}+) (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{2}|\d{4}))?$/u.exec(words) ??
    /^(?<day>\d{1,2})(?:st|nd|rd|th)? ?(?:de |of )?(?<name>\p{L}+)(?: (?:de )?(?<year>\d{2}|\d{4}))?$/u.exec(words);
  const { name = '', day, year } = parts?.groups ?? {};
  const month = find(name, monthNames(locale)) ?? find(name, monthNames(ENGLISH));
  if (month === null) return null;
  if (year) return dateOf(inThisCentury(Number(year)), month + 1, Number(day));
  return latestDay(month + 1, Number(day), today);
}

function monthsBefore(date: CalendarDate, count: number): CalendarDate | null {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const months = year * 12 + (month - 1) - count;
  // A month that is too short for the day ends on its last one.
  for (let fitting = day; fitting > day - 4; fitting -= 1) {
    const moved = dateOf(Math.floor(months / 12), (months % 12) + 1, fitting);
    if (moved) return moved;
  }
  return null;
}

/** The index of the name that `word` is or, with three letters or more, begins. */
function find(word: string, names: string[][]): number | null {
  const exact = names.findIndex((forms) => forms.includes(word));
  if (exact >= 0) return exact;
  const begun = names.findIndex((forms) => word.length >= 3 && forms.some((form) => form.startsWith(word)));
  return begun < 0 ? null : begun;
}

function weekdayNames(locale?: string): string[][] {
  const formats = (['long', 'short'] as const).map((weekday) => intl(locale, { weekday }));
  return numbersTo(7).map((index) => formats.map((format) => plain(format.format(SUNDAY + index * DAY))));
}

/** As they stand alone and as they stand beside a day, which differ in some languages. */
function monthNames(locale?: string): string[][] {
  const formats = (['long', 'short'] as const).flatMap((month) => [
    intl(locale, { month }),
    intl(locale, { month, day: 'numeric' }),
  ]);
  return numbersTo(12).map((index) =>
    formats.map((format) => {
      const parts = format.formatToParts(Date.UTC(2026, index, 15));
      return plain(parts.find(({ type }) => type === 'month')?.value ?? '');
    }),
  );
}

const intl = (locale: string | undefined, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });

const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Small letters without accents, and single blanks for what stands between words. */
function plain(text: string): string {
  return foldText(text)
    .replace(/[\s.,]+/gu, ' ')
    .trim();
}
