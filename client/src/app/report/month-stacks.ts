import type { Category, MonthReport } from '../api/types';
import type { Amount } from '../shared/money';
import { totalOf } from '../shared/total-of';
import { type DateRange, monthRange, monthsLater } from './report-window';

/** With more of them, neither their colours nor their parts of a bar can be told apart. */
const MOST_SERIES = 8;
const FEWEST_MONTHS = 6;

/** What is below and above each other in every bar. */
export interface MonthSeries {
  name: string;
  /** Null for the others, which have none. */
  color: string | null;
  /** For each month. */
  amounts: Amount[];
}

export interface MonthStacks {
  currency: string;
  /** "2026-11", without a gap, the earliest first. */
  months: string[];
  totals: Amount[];
  counts: number[];
  /** Whether the filter's period has a day of the month. */
  isChosen: boolean[];
  /** The largest first, the others last. */
  series: MonthSeries[];
}

type Known = Pick<Category, 'id' | 'name' | 'color' | 'parentId'>;

/**
 * The months of `report` until `last` as stacks: a category with all below it is one part. `period` is what the filter lets
 * through.
 */
export function monthStacks(
  report: MonthReport,
  categories: readonly Known[],
  period: DateRange,
  last: string,
): MonthStacks {
  const { currency } = report;
  const byMonth = new Map(report.items.map((item) => [item.month, item]));
  const months = monthsUntil(last, report.items[0]?.month);
  const tops = topLevel(report, categories);
  const amountsOf = (id: string) =>
    months.map((month) =>
      totalOf(
        (byMonth.get(month)?.categories ?? [])
          .filter(({ categoryId }) => (tops.get(categoryId)?.id ?? '') === id)
          .map(({ amount }) => amount),
        currency,
      ),
    );
  const ids = [...new Set([...tops.values()].map(({ id }) => id))];
  const all = ids
    .map((id) => ({ label: categories.find((category) => category.id === id), amounts: amountsOf(id) }))
    .map(({ label, amounts }) => ({ name: label?.name ?? 'Unknown', color: label?.color ?? null, amounts }))
    .toSorted((a, b) => weight(b) - weight(a));
  const shown = all.length > MOST_SERIES ? all.slice(0, MOST_SERIES - 1) : all;
  return {
    currency,
    months,
    totals: months.map((month) => byMonth.get(month)?.amount ?? totalOf([], currency)),
    counts: months.map((month) => byMonth.get(month)?.count ?? 0),
    isChosen: months.map((month) => overlaps(month, period)),
    series: all.length > MOST_SERIES ? [...shown, others(all.slice(MOST_SERIES - 1), currency)] : shown,
  };
}

/** At least half a year, so that a first month is not one broad bar. */
function monthsUntil(last: string, first = last): string[] {
  const earliest = [first, monthsLater(last, 1 - FEWEST_MONTHS)].toSorted()[0] ?? last;
  const months = [earliest];
  while ((months.at(-1) ?? last) < last) months.push(monthsLater(months.at(-1) ?? last, 1));
  return months;
}

/** For each category of the report, the one at the top that it is or stands below. */
function topLevel(report: MonthReport, categories: readonly Known[]): Map<string, { id: string }> {
  const known = new Map(categories.map((category) => [category.id, category]));
  const ids = new Set(report.items.flatMap((item) => item.categories.map(({ categoryId }) => categoryId)));
  return new Map([...ids].map((id) => [id, known.get(known.get(id)?.parentId ?? '') ?? { id }]));
}

function others(rest: readonly MonthSeries[], currency: string): MonthSeries {
  const amounts = rest[0]?.amounts.map((_, month) =>
    totalOf(
      rest.map((series) => series.amounts[month] ?? '0'),
      currency,
    ),
  );
  return { name: `${rest.length} others`, color: null, amounts: amounts ?? [] };
}

/** Only for the order. */
function weight({ amounts }: MonthSeries): number {
  return amounts.reduce((sum, amount) => sum + Math.abs(Number(amount)), 0);
}

function overlaps(month: string, { from, to }: DateRange): boolean {
  const { from: first, to: last } = monthRange(month);
  return (!to || first <= to) && (!from || last >= from);
}
