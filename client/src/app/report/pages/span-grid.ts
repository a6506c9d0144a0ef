import { fromMinor, sumMinor } from '../../shared/amount-sum';
import { changeBetween } from './change-between';
import type { GridCell, GridColumn, GridRow, ReportGrid } from './report-grid-model';
import type { Span } from './span';
import { type Shown, type Totals, mergeTotals } from './top-categories';

/** What a month or year is compared with. */
export interface Comparison {
  id: string;
  /** "Than the month before". */
  label: string;
  /** Undefined where there were no records yet: then there is nothing to compare with. */
  before: (key: string) => Span | undefined;
}

export interface SpanGridOptions {
  corner: string;
  columns: readonly Shown[];
  comparisons: readonly Comparison[];
  decimals: number;
  labelOf: (key: string) => string;
  /** Such as "so far". */
  noteOf: (key: string) => string | undefined;
  /** Of the list of expenses that a row adds up. */
  linkOf: (key: string) => GridRow['link'];
  /** What is left out of the rows, as a row of its own. */
  rest?: { label: string; span: Span };
}

/** A row for each of `spans`: its total, the changes, and its categories. The last row adds them all up. */
export function spanGrid(spans: readonly Span[], options: SpanGridOptions): ReportGrid {
  const { columns, comparisons, decimals, rest } = options;
  const all = rest ? [...spans, rest.span] : spans;
  const money = (minor: bigint): GridCell => ({ kind: 'money', amount: fromMinor(minor, decimals) });
  const ofCategories = (totals: Totals) =>
    columns.map(({ id }) => {
      const minor = totals.get(id);
      return minor === undefined ? null : money(minor);
    });
  const row = (span: Span): GridRow => ({
    id: span.key,
    key: span.key,
    label: options.labelOf(span.key),
    note: options.noteOf(span.key),
    link: options.linkOf(span.key),
    cells: [
      money(span.total),
      ...comparisons.map(({ before }): GridCell => {
        const earlier = before(span.key);
        return earlier ? { kind: 'change', change: changeBetween(earlier.total, span.total, decimals) } : null;
      }),
      ...ofCategories(span.totals),
    ],
  });
  const summed = (id: string, label: string, total: bigint, totals: Totals): GridRow => ({
    id,
    label,
    cells: [money(total), ...comparisons.map(() => null), ...ofCategories(totals)],
  });
  return {
    corner: options.corner,
    columns: [
      { id: 'total', label: 'Total', kind: 'money' },
      ...comparisons.map(({ id, label }): GridColumn => ({ id, label, kind: 'change' })),
      ...columns.map(({ id, label, color }): GridColumn => ({ id, label, color, kind: 'money' })),
    ],
    rows: [...spans.map(row), ...(rest ? [summed('rest', rest.label, rest.span.total, rest.span.totals)] : [])],
    foot: summed('all', 'Total', sumMinor(all.map(({ total }) => total)), mergeTotals(all.map(({ totals }) => totals))),
  };
}
