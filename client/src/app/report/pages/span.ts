import type { CategoryShare, MonthReport, YearReport } from '../../api/types';
import { toMinor } from '../../shared/amount-sum';
import type { CalendarDate } from '../../shared/calendar-date';
import { type Totals, groupTotals } from './top-categories';

/** A month or a year of a report; amounts in minor units. */
export interface Span {
  /** "2026-11" or "2026". */
  key: string;
  total: bigint;
  count: number;
  totals: Totals;
}

type GroupOf = (categoryId: string) => string | null;

export function monthSpans({ items }: MonthReport, groupOf: GroupOf): Span[] {
  return items.map(({ month, amount, count, categories }) => toSpan(month, amount, count, categories, groupOf));
}

export function yearSpans({ items }: YearReport, groupOf: GroupOf): Span[] {
  return items.map(({ year, amount, count, categories }) => toSpan(String(year), amount, count, categories, groupOf));
}

/** Each of `keys` in turn; one without expenses has nothing. */
export function spansOf(keys: readonly string[], spans: readonly Span[]): Span[] {
  const known = new Map(spans.map((span) => [span.key, span]));
  return keys.map((key) => known.get(key) ?? { key, total: 0n, count: 0, totals: new Map() });
}

/** The months from `first` to `last`, both included: at most the latest `most` of them. */
export function monthsBetween(first: string, last: string, most = Infinity): string[] {
  const from = Math.max(monthNumber(first), monthNumber(last) - most + 1);
  return Array.from({ length: Math.max(0, monthNumber(last) - from + 1) }, (_, index) => monthOf(from + index));
}

/** The month `count` months after `month`. */
export function addMonths(month: string, count: number): string {
  return monthOf(monthNumber(month) + count);
}

/** The months of a `year` until that of `today`. */
export function monthsOfYear(year: number, today: CalendarDate): string[] {
  const last = `${year}-12`;
  const now = today.slice(0, 7);
  const months = monthsBetween(`${year}-01`, `${year}-12`);
  return now < last ? months.filter((month) => month <= now) : months;
}

function toSpan(
  key: string,
  amount: string,
  count: number,
  categories: readonly CategoryShare[],
  groupOf: GroupOf,
): Span {
  return { key, total: toMinor(amount), count, totals: groupTotals(categories, groupOf) };
}

function monthNumber(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number - 1;
}

function monthOf(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}
