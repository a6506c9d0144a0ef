import type { ChartCell, ChartColumn, ChartRows } from './chart-rows';

/** What a spreadsheet takes for the start of a formula. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The rows as RFC 4180 has them, with a line of headings. Amounts, dates and counts are as the API writes them. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it, which makes it text there.
 */
export function chartCsv({ columns, rows }: ChartRows): string {
  const lines = [
    columns.map(({ label }) => quote(asText(label))),
    ...rows.map((row) => row.map((cell, index) => field(cell, columns[index]?.kind))),
  ];
  return lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}

function field(cell: ChartCell, kind: ChartColumn['kind'] = 'text'): string {
  if (cell === null) return '';
  return quote(kind === 'text' ? asText(String(cell)) : String(cell));
}

function asText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
