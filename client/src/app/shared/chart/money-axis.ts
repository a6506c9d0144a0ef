import { formatMoney, formatMoneyShort, minorDigits } from '../money';
import type { ChartLooks } from './chart-looks';

/** Between the outermost amount and the edge, in shares of all. */
const ROOM = 0.06;

/** A linear axis of amounts in `currency`, from zero, or from below it when money came back, to the largest of them. */
export function moneyAxis(amounts: readonly number[], currency: string, looks: ChartLooks): object {
  const low = Math.min(0, ...amounts);
  const high = Math.max(0, ...amounts);
  const span = high - low || 1;
  const ticks = niceTicks(low, high || low + span, 10 ** -minorDigits(currency));
  const isFine = ticks.some((tick) => !Number.isInteger(tick));
  return {
    range: [low < 0 ? low - span * ROOM : 0, high > 0 ? high + span * ROOM : span * ROOM],
    tickmode: 'array',
    tickvals: ticks,
    ticktext: ticks.map((tick) => (isFine ? formatMoney(String(tick), currency) : formatMoneyShort(tick, currency))),
    tickfont: { color: looks.muted, size: 11 },
    gridcolor: looks.grid,
    zerolinecolor: looks.line,
    zeroline: true,
    fixedrange: true,
    automargin: true,
  };
}

/**
 * Round numbers from `low` to `high`, both included where they are round, four to eight of them, evenly apart; fewer where
 * `least`, which they are multiples of, leaves no more.
 */
export function niceTicks(low: number, high: number, least = 0): number[] {
  const rough = (high - low) / 5;
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const step = least > 0 ? Math.ceil(round / least - 1e-9) * least : round;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Twelve digits: 3 * 0.1 is 0.3.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
