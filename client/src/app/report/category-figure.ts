import type { ChartFigure } from '../shared/chart/chart-figure';
import { chartLayout } from '../shared/chart/chart-layout';
import type { ChartLooks } from '../shared/chart/chart-looks';
import { moneyAxis } from '../shared/chart/money-axis';
import { plotlyText } from '../shared/chart/plotly-text';
import { formatMoney } from '../shared/money';
import type { CategoryShareGroup } from './category-shares';

/** More of them are too small to be read. */
const MOST = 20;

/** The categories as bars from left to right, for a picture to keep. */
export function categoryFigure(
  groups: readonly CategoryShareGroup[],
  currency: string,
  looks: ChartLooks,
): ChartFigure {
  const shown = groups.slice(0, MOST);
  const amounts = shown.map(({ amount }) => Number(amount));
  const places = shown.map((_, index) => index);
  return {
    data: [
      {
        type: 'bar',
        orientation: 'h',
        x: amounts,
        y: places,
        text: shown.map(({ amount }) => formatMoney(amount, currency)),
        textposition: 'auto',
        marker: { color: shown.map(({ category }) => category.color) },
      },
    ],
    layout: chartLayout(looks, {
      xaxis: moneyAxis(amounts, currency, looks),
      yaxis: {
        autorange: 'reversed',
        tickmode: 'array',
        tickvals: places,
        ticktext: shown.map(({ category }) => plotlyText(category.name)),
        automargin: true,
      },
    }),
  };
}
