import { chartLayout } from '../../shared/chart/chart-layout';
import type { ChartLooks } from '../../shared/chart/chart-looks';
import { moneyAxis } from '../../shared/chart/money-axis';
import { plotlyText } from '../../shared/chart/plotly-text';
import { type Amount, formatMoney } from '../../shared/money';
import { nameAxis } from './name-axis';
import type { ReportFigure } from './report-grid-model';

/** More bars than this are too thin to be read. */
export const MOST_BARS = 12;

const LONGEST_LABEL = 24;
const LONGEST_LABEL_NARROW = 14;

export interface RankedSeries {
  label: string;
  color: string;
  isFaint?: boolean;
  /** In the order of the names. */
  amounts: readonly Amount[];
}

interface Drawing {
  currency: string;
  looks: ChartLooks;
  isNarrow: boolean;
}

/** A bar, or one of each series, for each of `names`: the first one at the top. */
export function rankedFigure(
  names: readonly string[],
  series: readonly RankedSeries[],
  { currency, looks, isNarrow }: Drawing,
): ReportFigure {
  // Names may be the same, and Plotly's axis would take those for one. It counts from below.
  const keys = names.map((_, index) => `${index}`).reverse();
  const longest = isNarrow ? LONGEST_LABEL_NARROW : LONGEST_LABEL;
  const labels = names.map((name, index) => [`${index}`, plotlyText(shorten(name, longest))] as const);
  const hover = series.length > 1 ? '%{text}<br>%{fullData.name}: ' : '%{text}<br>';
  return {
    data: series.toReversed().map(({ label, color, isFaint, amounts }) => ({
      type: 'bar',
      orientation: 'h',
      name: plotlyText(label),
      x: amounts.map(Number).toReversed(),
      y: keys,
      text: names.map(plotlyText).toReversed(),
      textposition: 'none',
      customdata: amounts.map((amount) => formatMoney(amount, currency)).toReversed(),
      hovertemplate: `${hover}%{customdata}<extra></extra>`,
      marker: { color, opacity: isFaint ? 0.45 : 1 },
    })),
    layout: chartLayout(looks, {
      barmode: 'group',
      bargap: 0.3,
      xaxis: moneyAxis(
        series.flatMap(({ amounts }) => amounts.map(Number)),
        currency,
        looks,
      ),
      yaxis: nameAxis(keys, new Map(labels)),
    }),
    legend: series.length > 1 ? series.map(({ label, color, isFaint }) => ({ label, color, isFaint })) : [],
  };
}

function shorten(name: string, longest: number): string {
  const characters = [...name];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : name;
}
