import { chartLayout } from '../shared/chart/chart-layout';
import type { ChartLooks } from '../shared/chart/chart-looks';
import { EVENT_KINDS } from './event-kind';
import type { MinuteCount } from './events-by-minute';

const TICK_EVERY_MINUTES = 15;

/** Stacked bars, one for each minute; the times as a clock in `timeZone` shows them. */
export function eventFigure(
  minutes: readonly MinuteCount[],
  looks: ChartLooks,
  timeZone: string,
): { data: object[]; layout: object } {
  const clock = new Intl.DateTimeFormat(undefined, { timeZone, timeStyle: 'short' });
  const times = minutes.map(({ minute }) => clock.format(new Date(minute)));
  // Places, not times: a change of the clocks would show a time twice.
  const places = minutes.map((_, index) => index);
  const ticks = places.filter((place) => (minutes.length - 1 - place) % TICK_EVERY_MINUTES === 0);
  const data = EVENT_KINDS.map(({ kind, label, color }) => ({
    type: 'bar',
    name: label,
    x: places,
    y: minutes.map(({ counts }) => counts[kind]),
    customdata: times,
    hovertemplate: `%{customdata}<br>${label}: %{y}<extra></extra>`,
    marker: { color },
  }));
  return { data, layout: layout(minutes, looks, { values: ticks, texts: ticks.map((place) => times[place]) }) };
}

function layout(
  minutes: readonly MinuteCount[],
  looks: ChartLooks,
  ticks: { values: number[]; texts: (string | undefined)[] },
): object {
  const highest = Math.max(4, ...minutes.map(({ total }) => total));
  return chartLayout(looks, {
    barmode: 'stack',
    bargap: 0.15,
    xaxis: {
      tickmode: 'array',
      tickvals: ticks.values,
      ticktext: ticks.texts,
      range: [-0.7, minutes.length - 0.3],
      fixedrange: true,
      showgrid: false,
      zeroline: false,
      automargin: true,
    },
    yaxis: {
      range: [0, highest * 1.05],
      nticks: 5,
      tickformat: ',d',
      fixedrange: true,
      gridcolor: looks.grid,
      zerolinecolor: looks.line,
      automargin: true,
    },
  });
}
