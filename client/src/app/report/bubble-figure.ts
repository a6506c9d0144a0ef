import type { Bubble, CategoryLabel } from '../api/types';
import { formatDate } from '../shared/calendar-date';
import type { ChartFigure } from '../shared/chart/chart-figure';
import { chartLayout } from '../shared/chart/chart-layout';
import type { ChartLooks } from '../shared/chart/chart-looks';
import { plotlyText } from '../shared/chart/plotly-text';
import { formatMoney, formatMoneyShort, isRefund, minorDigits } from '../shared/money';

/** Diameters in pixels. */
const LARGEST = 52;
const LARGEST_NARROW = 30;
const SMALLEST = 9;
/** A hollow bubble is wider than its amount alone would have it, or it would vanish among filled ones of its colour. */
const HOLLOW_EXTRA = 6;
const LONGEST_LABEL = 14;

/**
 * A bubble for each expense: across its category, up its amount, larger for a larger one. Amounts stand on a logarithmic
 * scale, or rent would press all else onto the axis. Such a scale has no place below zero: money that came back stands at
 * its size, as a hollow bubble.
 */
export function bubbleFigure(
  bubbles: readonly Bubble[],
  categories: readonly CategoryLabel[],
  currency: string,
  looks: ChartLooks,
  isNarrow: boolean,
): ChartFigure {
  const largest = Math.max(...bubbles.map(size));
  // The area follows the square root of the amount: if it followed the amount, rent would leave but dots of the rest.
  const diameter = (bubble: Bubble) =>
    Math.max(SMALLEST, (isNarrow ? LARGEST_NARROW : LARGEST) * (size(bubble) / largest) ** 0.25) +
    (isRefund(bubble.amount) ? HOLLOW_EXTRA : 0);
  const data = categories.map(({ id, name, color }) => {
    const own = bubblesOf(id, bubbles);
    const filledOr = <T>(filled: T, hollow: T) => own.map(({ amount }) => (isRefund(amount) ? hollow : filled));
    return {
      type: 'scatter',
      mode: 'markers',
      cliponaxis: false,
      name,
      x: own.map(() => name),
      y: own.map(size),
      text: own.map(({ title }) => plotlyText(title)),
      customdata: own.map(({ spentOn, amount }) => [formatDate(spentOn), describe(amount, currency)]),
      // No bold title: Plotly would write a style attribute, which the content security policy forbids.
      hovertemplate: '%{text}<br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>',
      marker: {
        color,
        size: own.map(diameter),
        symbol: filledOr('circle', 'circle-open'),
        opacity: filledOr(0.7, 1),
        // The edge parts a bubble from those below it; where there are many, wide edges would be all there is to see.
        line: { color: looks.surface, width: filledOr(Math.min(0.75, 40 / own.length), 2) },
      },
    };
  });
  return { data, layout: layout(bubbles, categories, currency, looks, isNarrow) };
}

/**
 * Those of a category, in the order in which they are drawn: large ones first, so that small ones lie on top of them; the
 * hollow ones hide nothing and come last.
 */
export function bubblesOf(category: string, bubbles: readonly Bubble[]): Bubble[] {
  return bubbles
    .filter(({ categoryId }) => categoryId === category)
    .sort((a, b) => Number(isRefund(a.amount)) - Number(isRefund(b.amount)) || size(b) - size(a));
}

function layout(
  bubbles: readonly Bubble[],
  categories: readonly CategoryLabel[],
  currency: string,
  looks: ChartLooks,
  isNarrow: boolean,
): object {
  const range = amountRange(bubbles.map(size));
  const ticks = amountTicks(range, currency);
  const hasRefunds = bubbles.some(({ amount }) => isRefund(amount));
  return chartLayout(looks, {
    margin: { l: 8, r: 8, t: hasRefunds ? 22 : 10, b: 34 },
    // Inside the figure, so that the page does not move when it turns out that there are refunds.
    annotations: hasRefunds ? [legend('Hollow: money back', looks)] : [],
    xaxis: {
      type: 'category',
      categoryorder: 'array',
      categoryarray: categories.map(({ name }) => name),
      tickmode: 'array',
      tickvals: categories.map(({ name }) => name),
      ticktext: categories.map(({ name }) => plotlyText(shorten(name))),
      autotickangles: isNarrow ? [0, -45, -90] : [0, -30, -90],
      tickfont: { size: 11 },
      automargin: true,
      range: [-0.6, Math.max(categories.length, 1) - 0.4],
      fixedrange: true,
      showgrid: false,
    },
    yaxis: {
      type: 'log',
      tickmode: 'array',
      tickvals: ticks,
      ticktext: ticks.map((tick) => label(tick, currency)),
      automargin: true,
      range,
      fixedrange: true,
      gridcolor: looks.grid,
    },
  });
}

function legend(text: string, { muted }: ChartLooks): object {
  const corner = { xref: 'paper', x: 1, xanchor: 'right', yref: 'paper', y: 1, yanchor: 'bottom' };
  return { ...corner, text, showarrow: false, font: { color: muted } };
}

/** The ends of the amount axis, in powers of ten: room for the outermost bubbles, and for a lone one a scale to read. */
export function amountRange(amounts: readonly number[]): [number, number] {
  if (amounts.length === 0) return [0, 3];
  const low = Math.log10(Math.min(...amounts));
  const high = Math.log10(Math.max(...amounts));
  const padding = Math.max((high - low) * 0.09, (1.5 - high + low) / 2);
  return [low - padding, high + padding];
}

/** Powers of ten within `range`, every second or third one when there are many; 1, 2 and 5 of each when there are few. */
export function amountTicks([low, high]: [number, number], currency: string): number[] {
  const first = Math.max(Math.floor(low), -minorDigits(currency));
  const exponents = Array.from({ length: Math.max(0, Math.floor(high) - first + 1) }, (_, index) => first + index);
  const every = Math.ceil((high - low) / 6);
  const within = (tick: number) => Math.log10(tick) >= low && Math.log10(tick) <= high;
  const powers = exponents.filter((exponent) => exponent % every === 0).map((exponent) => Number(`1e${exponent}`));
  if (powers.filter(within).length > 2) return powers.filter(within);
  return exponents.flatMap((exponent) => [1, 2, 5].map((step) => Number(`${step}e${exponent}`))).filter(within);
}

function label(tick: number, currency: string): string {
  return tick < 1 ? formatMoney(String(tick), currency) : formatMoneyShort(tick, currency);
}

function describe(amount: string, currency: string): string {
  return isRefund(amount) ? `${formatMoney(amount, currency)} (money back)` : formatMoney(amount, currency);
}

/** The amount without its sign, in the ledger's currency. */
function size({ amount }: Bubble): number {
  return Math.abs(Number(amount));
}

function shorten(name: string): string {
  const characters = [...name];
  return characters.length > LONGEST_LABEL ? `${characters.slice(0, LONGEST_LABEL - 1).join('')}…` : name;
}
