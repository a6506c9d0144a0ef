import type { ExpenseFilter } from '../../api/types';
import { FILTER_KEYS, cleanFilter, toFilterParams } from '../../shared/expense-filter/expense-filter';

export const MOST_SHOWN = 6;

export const CHART_STYLES = ['bars', 'lines'] as const;
export type ChartStyle = (typeof CHART_STYLES)[number];

/** What the address of a report says. */
export interface ReportQuery {
  filter: ExpenseFilter;
  /** Of the months; undefined is this year. */
  year: number | undefined;
  /** The categories over time; empty for the largest ones. */
  shown: string[];
  style: ChartStyle;
  /** Both or neither: the period that another one is compared with. */
  other: { from: string; to: string } | undefined;
}

interface ParamMap {
  get(name: string): string | null;
  getAll(name: string): string[];
}

/** What the address leaves out, or says wrongly, is the default. */
export function readReportQuery(params: ParamMap): ReportQuery {
  const { from, to } = cleanFilter({ from: params.get('otherFrom'), to: params.get('otherTo') });
  const { categoryId: shown = [] } = cleanFilter({ categoryId: params.getAll('show') });
  return {
    filter: cleanFilter({
      ...Object.fromEntries(FILTER_KEYS.map((key) => [key, params.get(key)])),
      categoryId: params.getAll('categoryId'),
    }),
    year: /^[1-9]\d{3}$/.test(params.get('year') ?? '') ? Number(params.get('year')) : undefined,
    shown: shown.slice(0, MOST_SHOWN),
    style: CHART_STYLES.find((style) => style === params.get('style')) ?? 'bars',
    other: from && to ? { from, to } : undefined,
  };
}

/** Query parameters for the router; null takes one out of the address. */
export function filterToUrl(filter: ExpenseFilter): Record<string, string | string[] | null> {
  const params = toFilterParams(cleanFilter(filter));
  return Object.fromEntries(FILTER_KEYS.map((key) => [key, params[key] ?? null]));
}

/** The filter without its period. */
export function withoutPeriod({ period: _period, from: _from, to: _to, ...rules }: ExpenseFilter): ExpenseFilter {
  return cleanFilter(rules);
}
