import type { ExpenseFilter, MerchantReport } from '../../api/types';
import { fromMinor, sumMinor, toMinor } from '../../shared/amount-sum';
import { toFilterParams } from '../../shared/expense-filter/expense-filter';
import { formatMoney } from '../../shared/money';
import { MOST_BARS, rankedFigure } from './ranked-figure';
import type { GridRow, ReportView } from './report-grid-model';
import type { ViewContext } from './view-context';

/** The titles with the largest amounts; all others are one row. */
export function merchantView(report: MerchantReport, filter: ExpenseFilter, context: ViewContext): ReportView {
  const { items, rest, total } = report;
  const { currency, decimals, looks, isNarrow } = context;
  const others = total - items.length;
  const largest = items.slice(0, MOST_BARS);
  const amount = fromMinor(sumMinor([...items, rest].map((item) => toMinor(item.amount))), decimals);
  const count = [...items, rest].reduce((sum, item) => sum + item.count, 0);
  const line = (label: string, entry: { amount: string; count: number }): GridRow => ({
    id: `#${label}`,
    label,
    cells: [{ kind: 'money', amount: entry.amount }, { kind: 'count', count: entry.count }, null],
  });
  const titles = `${total.toLocaleString()} ${total === 1 ? 'title' : 'titles'}`;
  return {
    figure: rankedFigure(
      largest.map(({ title }) => title),
      [{ label: 'Amount', color: looks.accent, amounts: largest.map((item) => item.amount) }],
      { currency, looks, isNarrow },
    ),
    note: total > largest.length ? `The largest ${largest.length} of ${titles}` : titles,
    summary: `Bars of the titles with the largest amounts. ${formatMoney(amount, currency)} in ${titles}${
      largest[0] ? `, the most at ${largest[0].title}: ${formatMoney(largest[0].amount, currency)}` : ''
    }.`,
    grid: {
      corner: 'Title',
      columns: [
        { id: 'amount', label: 'Amount', kind: 'money' },
        { id: 'count', label: 'Expenses', kind: 'count' },
        { id: 'last', label: 'Last on', kind: 'date' },
      ],
      rows: [
        ...items.map((item) => ({
          id: item.title,
          label: item.title,
          link: toFilterParams({ ...filter, q: item.title }),
          cells: [
            { kind: 'money' as const, amount: item.amount },
            { kind: 'count' as const, count: item.count },
            { kind: 'date' as const, date: item.lastOn },
          ],
        })),
        ...(others > 0 ? [line(`${others.toLocaleString()} other ${others === 1 ? 'title' : 'titles'}`, rest)] : []),
      ],
      foot: line('Total', { amount, count }),
    },
  };
}
