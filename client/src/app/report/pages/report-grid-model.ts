import type { CalendarDate } from '../../shared/calendar-date';
import type { ChartFigure } from '../../shared/chart/chart-figure';
import type { Amount } from '../../shared/money';

/** What stands in one place of a report's table. Null where there is nothing. */
export type GridCell =
  | { kind: 'money'; amount: Amount }
  | { kind: 'count'; count: number }
  | { kind: 'date'; date: CalendarDate }
  | { kind: 'change'; change: Change }
  | null;

/** From what was before to what is now. */
export interface Change {
  /** What is now, less what was before. */
  amount: Amount;
  /** Whole; null where a share says nothing. */
  percent: number | null;
  /** "more", "less", "new", "nothing now" or "the same". */
  words: string;
}

export interface GridColumn {
  id: string;
  label: string;
  kind: NonNullable<GridCell>['kind'];
  /** Of a category. */
  color?: string;
}

export interface GridRow {
  id: string;
  label: string;
  /** What a file has in the place of the label: "2026-11". */
  key?: string;
  /** Beside the label, such as "so far". */
  note?: string;
  color?: string;
  /** Of the list of expenses that the row adds up. */
  link?: Record<string, string | string[]>;
  cells: GridCell[];
}

/** A report's table, as the page shows it and a file of comma-separated values takes it. */
export interface ReportGrid {
  /** What the first column holds. */
  corner: string;
  columns: GridColumn[];
  rows: GridRow[];
  foot: GridRow;
}

/** A report's chart, for Plotly. */
export interface ReportFigure extends ChartFigure {
  /** Beside the chart, because it reads and prints better than one inside it. */
  legend: { label: string; color: string; isFaint?: boolean }[];
}

export interface ReportView {
  figure: ReportFigure;
  /** What the chart shows, in a sentence. */
  summary: string;
  /** A few words beside the heading of the chart. */
  note?: string;
  grid: ReportGrid;
}
