import type { ExpenseFilter, YearReport } from '../../api/types';
import { sumMinor } from '../../shared/amount-sum';
import { toFilterParams } from '../../shared/expense-filter/expense-filter';
import type { ReportView } from './report-grid-model';
import { type Span, spansOf, yearSpans } from './span';
import { MOST_LAYERS, spanFigure } from './span-figure';
import { spanGrid } from './span-grid';
import { daysOf, spansInWords, stillLasts } from './span-words';
import { largestFirst, mergeTotals, topOf } from './top-categories';
import type { ViewContext } from './view-context';

/** More years than this are one row, and in no chart. */
export const MOST_YEARS = 30;

/** The latest years; those before them are one row of the table. */
export function yearView(report: YearReport, rules: ExpenseFilter, context: ViewContext): ReportView {
  const { categories, currency, decimals, today, looks, isNarrow } = context;
  const all = yearSpans(report, topOf(categories));
  const last = Number(all.at(-1)?.key ?? 0);
  const first = Math.max(Number(all[0]?.key ?? 1), last - MOST_YEARS + 1);
  const keys = Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
  const spans = spansOf(all.length > 0 ? keys : [], all);
  const earlier = all.filter(({ key }) => Number(key) < first);
  const columns = largestFirst(mergeTotals(all.map(({ totals }) => totals)), categories);
  const labelOf = (key: string) => key;
  return {
    figure: spanFigure(spans, {
      layers: columns.slice(0, MOST_LAYERS),
      restLabel: 'Everything else',
      style: 'bars',
      currency,
      decimals,
      looks,
      isNarrow,
      labelOf,
      shortLabelOf: labelOf,
    }),
    note: earlier.length > 0 ? `The latest ${MOST_YEARS} years` : undefined,
    summary: `Bars of each year, by category. ${spansInWords(spans, 'year', context, labelOf)}`,
    grid: spanGrid(spans.toReversed(), {
      corner: 'Year',
      columns,
      comparisons: [
        {
          id: 'year-before',
          label: 'Against the year before',
          before: (key) => (key === all[0]?.key ? undefined : spansOf([String(Number(key) - 1)], all)[0]),
        },
      ],
      decimals,
      labelOf,
      noteOf: (key) => stillLasts(key, today),
      linkOf: (key) => toFilterParams({ ...rules, period: 'custom', ...daysOf(key, today) }),
      rest: earlier.length > 0 ? { label: `Before ${first}`, span: together(earlier) } : undefined,
    }),
  };
}

/** Many spans as one. */
export function together(spans: readonly Span[]): Span {
  return {
    key: 'rest',
    total: sumMinor(spans.map(({ total }) => total)),
    count: spans.reduce((sum, { count }) => sum + count, 0),
    totals: mergeTotals(spans.map(({ totals }) => totals)),
  };
}
