import { type Amount, minorDigits } from '../shared/money';

const LATEST = 12;
/** Of fewer months nobody can say what is usual. */
const FEWEST = 3;

/**
 * The middle one of the up to twelve months before the last, which may still last; null when there are not enough. A month of a
 * long journey does not move it.
 */
export function usualMonth(totals: readonly Amount[], counts: readonly number[], currency: string): Amount | null {
  const first = counts.findIndex((count) => count > 0);
  const before = first < 0 ? [] : totals.slice(first, -1).slice(-LATEST);
  if (before.length < FEWEST) return null;
  const sorted = before.map(Number).toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low + high) / 2).toFixed(minorDigits(currency));
}
