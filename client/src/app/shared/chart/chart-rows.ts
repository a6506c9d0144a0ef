import { formatDate } from '../calendar-date';
import { formatMoney } from '../money';

export interface ChartColumn {
  label: string;
  /** `money` holds decimal strings, `date` "2026-11-23", `month` "2026-11", `count` whole numbers. */
  kind: 'text' | 'money' | 'date' | 'month' | 'count';
}

/** Null is an empty cell. */
export type ChartCell = string | number | null;

/**
 * The numbers of a chart, as its table shows them and its CSV file keeps them. The first column names the row, and no two
 * rows have the same name or place. Values are those of the API; how they are written is not their matter.
 */
export interface ChartRows {
  /** ISO 4217, of all amounts. */
  currency: string;
  columns: readonly ChartColumn[];
  rows: readonly (readonly ChartCell[])[];
}

/** As a person reads it, in the manner of `locale` (the browser's when left out). */
export function cellInWords(cell: ChartCell, kind: ChartColumn['kind'], currency: string, locale?: string): string {
  if (cell === null) return '';
  const text = String(cell);
  switch (kind) {
    case 'money':
      return formatMoney(text, currency, locale);
    case 'count':
      return Number(cell).toLocaleString(locale);
    case 'date':
      return formatDate(text, undefined, locale);
    case 'month':
      return formatDate(`${text}-01`, { month: 'short', year: 'numeric' }, locale);
    case 'text':
      return text;
  }
}
