import { formatDate } from '../shared/calendar-date';
import type { ChartFigure } from '../shared/chart/chart-figure';
import { chartLayout } from '../shared/chart/chart-layout';
import type { ChartLooks } from '../shared/chart/chart-looks';
import type { CalendarWeek } from './day-weeks';

const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** The calendar as squares, a column for each week, for a picture to keep. */
export function dayFigure(weeks: readonly CalendarWeek[], looks: ChartLooks): ChartFigure {
  const days = weeks.flatMap((week, column) => week.flatMap((day, row) => (day ? [{ ...day, column, row }] : [])));
  const months = days.filter(({ date }) => date.endsWith('-01'));
  return {
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        x: days.map(({ column }) => column),
        y: days.map(({ row }) => row),
        marker: {
          symbol: 'square',
          size: 13,
          color: days.map(({ level }) => (level > 0 ? looks.accent : looks.grid)),
          opacity: days.map(({ level }) => (level > 0 ? (SHARES[level] ?? 1) : 1)),
          line: { width: 0 },
        },
      },
    ],
    layout: chartLayout(looks, {
      xaxis: {
        tickmode: 'array',
        tickvals: months.map(({ column }) => column),
        ticktext: months.map(({ date }) => formatDate(date, { month: 'short' })),
        showgrid: false,
        zeroline: false,
      },
      yaxis: { autorange: 'reversed', visible: false, scaleanchor: 'x' },
    }),
  };
}
