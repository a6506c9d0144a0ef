import type { ExpenseFilter, MonthReport } from '../../api/types';
import { toFilterParams } from '../../shared/expense-filter/expense-filter';
import type { ReportView } from './report-grid-model';
import { addMonths, monthSpans, monthsOfYear, spansOf } from './span';
import { MOST_LAYERS, spanFigure } from './span-figure';
import { spanGrid } from './span-grid';
import { daysOf, monthInWords, spansInWords, stillLasts } from './span-words';
import { largestFirst, mergeTotals, topOf } from './top-categories';
import type { ViewContext } from './view-context';

export interface MonthQuestion {
  year: number;
  /** Of all records; undefined while it is not known. */
  firstYear: number | undefined;
  /** Without a period. */
  rules: ExpenseFilter;
}

/** The months of a year. `report` has those of the year before, too. */
export function monthView(
  report: MonthReport,
  { year, firstYear, rules }: MonthQuestion,
  context: ViewContext,
): ReportView {
  const { categories, currency, decimals, today, looks, isNarrow } = context;
  const all = monthSpans(report, topOf(categories));
  const spans = spansOf(monthsOfYear(year, today), all);
  const shown = spans.some(({ count }) => count > 0) ? spans : [];
  const columns = largestFirst(mergeTotals(shown.map(({ totals }) => totals)), categories);
  const hasEarlier = firstYear !== undefined && firstYear < year - 1;
  const isBeforeAll = (month: string) => !hasEarlier && month < (all[0]?.key ?? '');
  const before = (months: number) => (key: string) => {
    const month = addMonths(key, -months);
    return isBeforeAll(month) ? undefined : spansOf([month], all)[0];
  };
  const labelOf = (key: string) => monthInWords(key, 'long');
  return {
    figure: spanFigure(shown, {
      layers: columns.slice(0, MOST_LAYERS),
      restLabel: 'Everything else',
      style: 'bars',
      currency,
      decimals,
      looks,
      isNarrow,
      labelOf,
      shortLabelOf: (key) => monthInWords(key, 'shorter'),
    }),
    summary: `Bars of each month, by category. ${spansInWords(shown, 'month', context, labelOf)}`,
    grid: spanGrid(shown, {
      corner: 'Month',
      columns,
      comparisons: [
        { id: 'month-before', label: 'Against the month before', before: before(1) },
        { id: 'year-before', label: 'Against a year before', before: before(12) },
      ],
      decimals,
      labelOf,
      noteOf: (key) => stillLasts(key, today),
      linkOf: (key) => toFilterParams({ ...rules, period: 'custom', ...daysOf(key, today) }),
    }),
  };
}
