import { formatDate } from '../shared/calendar-date';
import type { ChartFigure } from '../shared/chart/chart-figure';
import { chartLayout } from '../shared/chart/chart-layout';
import type { ChartLooks } from '../shared/chart/chart-looks';
import { moneyAxis } from '../shared/chart/money-axis';
import { plotlyText } from '../shared/chart/plotly-text';
import { type Amount, formatMoney } from '../shared/money';
import type { MonthStacks } from './month-stacks';

/** Of the months that the table does not show. */
const FADED = 0.3;
/** In letters of a tick's text; what is narrower shows every second or third month. */
const TICKS = 12;
const TICKS_NARROW = 6;

/** A bar for each month, of a part for each category; a dashed line where a month usually ends. */
export function monthFigure(
  { currency, months, totals, isChosen, series }: MonthStacks,
  usual: Amount | null,
  looks: ChartLooks,
  isNarrow: boolean,
): ChartFigure {
  // Places, not names: Plotly would take some names of months for dates.
  const places = months.map((_, index) => index);
  const long = months.map((month) => inWords(month, 'long'));
  const opacity = isChosen.map((isOne) => (isOne ? 1 : FADED));
  const data = series.map(({ name, color, amounts }) => ({
    type: 'bar',
    name: plotlyText(name),
    x: places,
    y: amounts.map(Number),
    customdata: amounts.map((amount, index) => [
      long[index],
      formatMoney(amount, currency),
      formatMoney(totals[index] ?? '0', currency),
    ]),
    hovertemplate: '%{customdata[0]}<br>%{fullData.name}: %{customdata[1]}<br>All: %{customdata[2]}<extra></extra>',
    marker: { color: color ?? looks.muted, opacity, line: { width: 0.75, color: looks.surface } },
  }));
  const tops = months.map((_, index) => sumOf(series, index, (amount) => amount > 0));
  const depths = months.map((_, index) => sumOf(series, index, (amount) => amount < 0));
  const every = Math.ceil(months.length / (isNarrow ? TICKS_NARROW : TICKS));
  const ticks = places.filter((place) => (months.length - 1 - place) % every === 0);
  return {
    data,
    layout: chartLayout(looks, {
      barmode: 'relative',
      bargap: 0.28,
      showlegend: series.length > 1,
      legend: {
        orientation: 'h',
        x: 0,
        y: -0.12,
        yanchor: 'top',
        traceorder: 'normal',
        itemclick: false,
        itemdoubleclick: false,
        font: { size: 11, color: looks.muted },
      },
      margin: { l: 8, r: 8, t: 8, b: 8 },
      shapes: usual === null ? [] : [usualLine(Number(usual), looks)],
      xaxis: {
        tickmode: 'array',
        tickvals: ticks,
        ticktext: ticks.map((place) => tick(months[place] ?? '', place === ticks[0])),
        tickfont: { size: 11, color: looks.muted },
        range: [-0.6, months.length - 0.4],
        fixedrange: true,
        showgrid: false,
        zeroline: false,
        automargin: true,
      },
      yaxis: { ...moneyAxis([...tops, ...depths, Number(usual ?? 0)], currency, looks), nticks: 5 },
    }),
  };
}

function usualLine(amount: number, { muted }: ChartLooks): object {
  const across = { type: 'line', xref: 'paper', x0: 0, x1: 1, y0: amount, y1: amount };
  return { ...across, line: { color: muted, width: 1, dash: 'dot' } };
}

/** "Nov", and the year below where it begins and at the first of all. */
function tick(month: string, isFirst: boolean): string {
  const name = formatDate(`${month}-01`, { month: 'short' });
  return isFirst || month.endsWith('-01') ? `${name}<br>${month.slice(0, 4)}` : name;
}

function inWords(month: string, style: 'long' | 'short'): string {
  return formatDate(`${month}-01`, { month: style, year: 'numeric' });
}

/** Only for the height of the axis. */
function sumOf(series: MonthStacks['series'], month: number, isCounted: (amount: number) => boolean): number {
  return series
    .map(({ amounts }) => Number(amounts[month] ?? 0))
    .filter(isCounted)
    .reduce((sum, amount) => sum + amount, 0);
}
