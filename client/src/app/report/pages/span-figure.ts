import { fromMinor } from '../../shared/amount-sum';
import { chartLayout } from '../../shared/chart/chart-layout';
import type { ChartLooks } from '../../shared/chart/chart-looks';
import { moneyAxis } from '../../shared/chart/money-axis';
import { plotlyText } from '../../shared/chart/plotly-text';
import { formatMoney } from '../../shared/money';
import { everyFew, nameAxis } from './name-axis';
import type { ReportFigure } from './report-grid-model';
import type { ChartStyle } from './report-query';
import type { Span } from './span';
import type { Shown } from './top-categories';

/** More layers than this cannot be told from each other. */
export const MOST_LAYERS = 8;

const FEW = 5;
const MOST_LABELS = 12;
const MOST_LABELS_NARROW = 6;

export interface SpanFigureOptions {
  /** Each a layer of the bars, or a line. */
  layers: readonly Shown[];
  /** What is left of a total: a layer of its own, without a category's colour. Null leaves it out. */
  restLabel: string | null;
  style: ChartStyle;
  currency: string;
  decimals: number;
  looks: ChartLooks;
  isNarrow: boolean;
  labelOf: (key: string) => string;
  shortLabelOf: (key: string) => string;
}

interface Series {
  label: string;
  color: string;
  /** In minor units, one of each span. */
  amounts: bigint[];
}

/** Months or years across, their amounts up: stacked by category, or a line for each. */
export function spanFigure(spans: readonly Span[], options: SpanFigureOptions): ReportFigure {
  const { style, currency, decimals, looks, isNarrow, labelOf, shortLabelOf } = options;
  const keys = spans.map(({ key }) => key);
  const series = seriesOf(spans, options);
  const numbers = series.map(({ amounts }) => amounts.map((minor) => Number(fromMinor(minor, decimals))));
  const labelled = everyFew(keys, isNarrow ? MOST_LABELS_NARROW : MOST_LABELS);
  return {
    data: series.map(({ label, color, amounts }, at) => ({
      ...drawing(style, color),
      name: plotlyText(label),
      x: keys,
      y: numbers[at],
      text: keys.map((key) => plotlyText(labelOf(key))),
      customdata: amounts.map((minor) => formatMoney(fromMinor(minor, decimals), currency)),
      hovertemplate: '%{fullData.name}<br>%{text}<br>%{customdata}<extra></extra>',
    })),
    layout: chartLayout(looks, {
      barmode: 'relative',
      // Two bars as broad as half the chart would look like areas.
      bargap: keys.length < FEW ? 0.65 : 0.3,
      xaxis: nameAxis(keys, new Map(labelled.map((key) => [key, shortLabelOf(key)]))),
      yaxis: moneyAxis(style === 'bars' ? barEnds(numbers, keys.length) : numbers.flat(), currency, looks),
    }),
    legend: series.map(({ label, color }) => ({ label, color })),
  };
}

function seriesOf(spans: readonly Span[], { layers, restLabel, looks }: SpanFigureOptions): Series[] {
  const series = layers.map(({ id, label, color }) => ({
    label,
    color,
    amounts: spans.map(({ totals }) => totals.get(id) ?? 0n),
  }));
  if (restLabel === null) return series;
  const rest = spans.map(({ total }, at) => series.reduce((left, { amounts }) => left - (amounts[at] ?? 0n), total));
  if (rest.every((minor) => minor === 0n)) return series;
  return [...series, { label: restLabel, color: looks.muted, amounts: rest }];
}

function drawing(style: ChartStyle, color: string): object {
  // Without `textposition` Plotly would write the texts for the pointer onto the bars.
  if (style === 'bars') return { type: 'bar', textposition: 'none', marker: { color } };
  return { type: 'scatter', mode: 'lines+markers', line: { color, width: 2 }, marker: { color, size: 6 } };
}

/** How far stacked bars reach: spending up from zero, refunds down from it. */
function barEnds(series: readonly number[][], count: number): number[] {
  return Array.from({ length: count }, (_, at) => series.map((numbers) => numbers[at] ?? 0)).flatMap((stack) => [
    stack.reduce((sum, number) => sum + Math.max(0, number), 0),
    stack.reduce((sum, number) => sum + Math.min(0, number), 0),
  ]);
}
