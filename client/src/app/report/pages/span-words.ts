import { fromMinor, sumMinor } from '../../shared/amount-sum';
import { type CalendarDate, addDays, formatDate } from '../../shared/calendar-date';
import { formatMoney } from '../../shared/money';
import { type Span, addMonths } from './span';
import type { ViewContext } from './view-context';

/** "November 2026"; "Nov" and, for January or alone, its year where there is room for little. */
export function monthInWords(month: string, form: 'long' | 'short' | 'shorter', locale?: string): string {
  const options = {
    long: { month: 'long', year: 'numeric' },
    short: { month: 'short', year: '2-digit' },
    shorter: { month: 'short' },
  } as const;
  return formatDate(`${month}-01`, options[form], locale);
}

/** The first and last day of a month or year, and no day after today. */
export function daysOf(key: string, today: CalendarDate): { from: CalendarDate; to: CalendarDate } {
  const isMonth = key.length > 4;
  const from = isMonth ? `${key}-01` : `${key}-01-01`;
  const end = isMonth ? addDays(`${addMonths(key, 1)}-01`, -1) : `${key}-12-31`;
  return { from, to: from <= today && today < end ? today : end };
}

/** "so far" while it lasts. */
export function stillLasts(key: string, today: CalendarDate): string | undefined {
  return today.startsWith(key) && daysOf(key, '9999-12-31').to !== today ? 'so far' : undefined;
}

/** What a chart of `spans` shows: "$1,200.00 in 3 months, most of it in March 2026: $700.00." */
export function spansInWords(
  spans: readonly Span[],
  unit: 'month' | 'year',
  { currency, decimals }: Pick<ViewContext, 'currency' | 'decimals'>,
  labelOf: (key: string) => string,
): string {
  const money = (minor: bigint) => formatMoney(fromMinor(minor, decimals), currency);
  const largest = spans.reduce<Span | undefined>(
    (most, span) => (!most || span.total > most.total ? span : most),
    undefined,
  );
  const all = `${money(sumMinor(spans.map(({ total }) => total)))} in ${spans.length} ${unit}${spans.length === 1 ? '' : 's'}`;
  if (!largest || spans.length < 2) return `${all}.`;
  return `${all}, the most in ${labelOf(largest.key)}: ${money(largest.total)}.`;
}
