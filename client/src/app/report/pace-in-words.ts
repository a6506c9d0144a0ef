import type { SummaryReport } from '../api/types';
import { type CalendarDate, addDays, formatDate } from '../shared/calendar-date';

/** What nobody knows is not said to the cent. */
const DIGITS = 2;

/** "On course for about $2,900 by Nov 30". Null when the period does not last any more, or ends today. */
export function paceInWords(
  { pace, currency }: Pick<SummaryReport, 'pace' | 'currency'>,
  today: CalendarDate,
  locale?: string,
): string | null {
  if (!pace || pace.daysLeft <= 0) return null;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumSignificantDigits: DIGITS });
  const amount = format.format(pace.expectedAmount as `${number}`);
  const end = addDays(today, pace.daysLeft);
  const isThisYear = end.slice(0, 4) === today.slice(0, 4);
  const day = formatDate(end, { month: 'short', day: 'numeric', ...(isThisYear ? {} : { year: 'numeric' }) }, locale);
  return pace.isFromPast ? `On course for about ${amount} by ${day}` : `At this rate about ${amount} by ${day}`;
}
