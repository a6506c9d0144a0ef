import { fromMinor, sumMinor, toMinor } from './amount-sum';
import { type Amount, minorDigits } from './money';

/** The exact sum of amounts of one `currency`. */
export function totalOf(amounts: readonly Amount[], currency: string): Amount {
  return fromMinor(sumMinor(amounts.map(toMinor)), minorDigits(currency));
}
