import type { ComparisonReport, ExpenseFilter } from '../../api/types';
import { toMinor } from '../../shared/amount-sum';
import { formatDateRange } from '../../shared/calendar-date';
import { toFilterParams } from '../../shared/expense-filter/expense-filter';
import { formatMoney } from '../../shared/money';
import { changeBetween } from './change-between';
import { changeInWords, signedMoney } from './change-in-words';
import type { Period } from './compared-periods';
import { MOST_BARS, rankedFigure } from './ranked-figure';
import type { GridCell, ReportView } from './report-grid-model';
import type { ViewContext } from './view-context';

export interface ComparisonQuestion {
  period: Period;
  other: Period;
  /** Without a period. */
  rules: ExpenseFilter;
}

interface Compared {
  amount: string;
  count: number;
  otherAmount: string;
  otherCount: number;
}

/** Each category in one period and in the other, the largest difference first. */
export function comparisonView(
  report: ComparisonReport,
  { period, other, rules }: ComparisonQuestion,
  context: ViewContext,
): ReportView {
  const { currency, decimals, looks, isNarrow } = context;
  const names = new Map(context.categories.map(({ id, name }) => [id, name]));
  const [here, there] = [period, other].map(({ from, to }) => formatDateRange(from, to)) as [string, string];
  const change = ({ amount, otherAmount }: Pick<Compared, 'amount' | 'otherAmount'>) =>
    changeBetween(toMinor(otherAmount), toMinor(amount), decimals);
  const cells = (compared: Compared): GridCell[] => [
    { kind: 'money', amount: compared.amount },
    { kind: 'money', amount: compared.otherAmount },
    { kind: 'change', change: change(compared) },
    { kind: 'count', count: compared.count },
    { kind: 'count', count: compared.otherCount },
  ];
  const total: Compared = {
    amount: report.period.totalAmount,
    count: report.period.count,
    otherAmount: report.other?.totalAmount ?? '0',
    otherCount: report.other?.count ?? 0,
  };
  const largest = report.categories.slice(0, MOST_BARS);
  const difference = change(total);
  return {
    figure: rankedFigure(
      largest.map(({ category }) => category.name),
      [
        { label: here, color: looks.accent, amounts: largest.map(({ amount }) => amount) },
        { label: there, color: looks.muted, isFaint: true, amounts: largest.map(({ otherAmount }) => otherAmount) },
      ],
      { currency, looks, isNarrow },
    ),
    note: `${signedMoney(difference.amount, currency)}, ${changeInWords(difference)}`,
    summary:
      `Two bars for each category. ${here}: ${formatMoney(total.amount, currency)}. ` +
      `${there}: ${formatMoney(total.otherAmount, currency)}.`,
    grid: {
      corner: 'Category',
      columns: [
        { id: 'amount', label: here, kind: 'money' },
        { id: 'other', label: there, kind: 'money' },
        { id: 'change', label: 'Difference', kind: 'change' },
        { id: 'count', label: 'Expenses', kind: 'count' },
        { id: 'other-count', label: 'Expenses before', kind: 'count' },
      ],
      rows: report.categories.map(({ category, parentId, ...compared }) => ({
        id: category.id,
        label: category.name,
        note: (parentId && names.get(parentId)) || undefined,
        color: category.color,
        link: toFilterParams({ ...rules, categoryId: [category.id], period: 'custom', ...period }),
        cells: cells(compared),
      })),
      foot: { id: 'all', label: 'Total', cells: cells(total) },
    },
  };
}
