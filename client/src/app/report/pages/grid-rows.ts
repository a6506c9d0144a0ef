import type { ChartCell, ChartColumn, ChartRows } from '../../shared/chart/chart-rows';
import type { GridCell, GridColumn, ReportGrid } from './report-grid-model';

/** The table of a report as its file has it: a change takes two columns, and a month is "2026-11". */
export function gridRows({ corner, columns, rows, foot }: ReportGrid, currency: string): ChartRows {
  return {
    currency,
    columns: [{ label: corner, kind: 'text' }, ...columns.flatMap(columnsOf)],
    rows: [...rows, foot].map(({ key, label, cells }) => [
      key ?? label,
      ...columns.flatMap(({ kind }, index) => cellsOf(cells[index] ?? null, kind)),
    ]),
  };
}

function columnsOf({ label, kind }: GridColumn): ChartColumn[] {
  if (kind !== 'change') return [{ label, kind }];
  return [
    { label, kind: 'money' },
    { label: `${label}, in %`, kind: 'count' },
  ];
}

function cellsOf(cell: GridCell, kind: GridColumn['kind']): ChartCell[] {
  if (cell === null) return kind === 'change' ? [null, null] : [null];
  switch (cell.kind) {
    case 'money':
      return [cell.amount];
    case 'count':
      return [cell.count];
    case 'date':
      return [cell.date];
    case 'change':
      return [cell.change.amount, cell.change.percent];
  }
}
