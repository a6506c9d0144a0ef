interface Choice {
  value: number;
  label: string;
}

/** The days of a week, as ISO 8601 numbers them, from Monday on. */
export function weekdayChoices(locale?: string): Choice[] {
  // The first of 2024 was a Monday.
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return [1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: name.format(Date.UTC(2024, 0, value)) }));
}

/** The hours of a day, from 0 to 23, as the reader's clocks show them: "7:00 AM". */
export function hourChoices(locale?: string): Choice[] {
  const name = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return Array.from({ length: 24 }, (_, value) => ({ value, label: name.format(Date.UTC(2024, 0, 1, value)) }));
}

/** "Monday, November 30, 2026 at 7:00 AM": `instant` (ISO) in `timeZone`. */
export function issueTime(instant: string, timeZone: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(new Date(instant));
}
