import type { Category, ExpenseFilter, MonthReport } from '../../api/types';
import { toFilterParams } from '../../shared/expense-filter/expense-filter';
import type { ReportView } from './report-grid-model';
import type { ChartStyle } from './report-query';
import { monthSpans, monthsBetween, spansOf } from './span';
import { spanFigure } from './span-figure';
import { spanGrid } from './span-grid';
import { daysOf, monthInWords, spansInWords, stillLasts } from './span-words';
import { groupTotals, largestFirst, toShown, topOf } from './top-categories';
import type { ViewContext } from './view-context';
import { together } from './year-view';

/** More months than this are one row, and in no chart. */
export const MOST_MONTHS = 60;

/** How many are shown until somebody chooses. */
const FIRST_CHOICE = 5;
const REST = 'rest';

export interface CategoryQuestion {
  /** What was chosen; empty for the largest. */
  shown: readonly string[];
  style: ChartStyle;
  /** Without a period. */
  rules: ExpenseFilter;
}

/** The categories that are shown: those chosen, or the largest at the top. */
export function shownCategories(
  { items }: MonthReport,
  chosen: readonly string[],
  categories: readonly Category[],
): string[] {
  if (chosen.length > 0) return [...chosen];
  const amounts = items.flatMap((month) => month.categories);
  const largest = largestFirst(groupTotals(amounts, topOf(categories)), categories);
  return largest.slice(0, FIRST_CHOICE).map(({ id }) => id);
}

/** A few categories, each with what stands below it, month by month. */
export function categoryView(
  report: MonthReport,
  { shown, style, rules }: CategoryQuestion,
  context: ViewContext,
): ReportView {
  const { categories, currency, decimals, today, looks, isNarrow } = context;
  const ids = shownCategories(report, shown, categories);
  const known = new Map(categories.map((category) => [category.id, category]));
  const top = topOf(categories);
  const groupOf = (id: string) => (ids.includes(id) ? id : ids.includes(top(id)) ? top(id) : REST);
  const all = monthSpans(report, groupOf);
  const months = monthsBetween(all[0]?.key ?? '', all.at(-1)?.key ?? '', MOST_MONTHS);
  const spans = spansOf(all.length > 0 ? months : [], all);
  const earlier = all.filter(({ key }) => key < (months[0] ?? ''));
  const layers = ids.map((id) => toShown(id, known.get(id)));
  const labelOf = (key: string) => monthInWords(key, 'long');
  return {
    figure: spanFigure(spans, {
      layers,
      restLabel: style === 'bars' ? 'Everything else' : null,
      style,
      currency,
      decimals,
      looks,
      isNarrow,
      labelOf,
      shortLabelOf: (key) => monthInWords(key, 'short'),
    }),
    note: earlier.length > 0 ? `The latest ${MOST_MONTHS} months` : undefined,
    summary:
      `${style === 'bars' ? 'Bars' : 'Lines'} by month of ${layers.map(({ label }) => label).join(', ')}. ` +
      `All categories: ${spansInWords(spans, 'month', context, labelOf)}`,
    grid: spanGrid(spans.toReversed(), {
      corner: 'Month',
      columns: [...layers, { id: REST, label: 'Everything else', color: looks.muted }],
      comparisons: [],
      decimals,
      labelOf,
      noteOf: (key) => stillLasts(key, today),
      linkOf: (key) => toFilterParams({ ...rules, period: 'custom', ...daysOf(key, today) }),
      rest: earlier.length > 0 ? { label: `Before ${labelOf(months[0] ?? '')}`, span: together(earlier) } : undefined,
    }),
  };
}
