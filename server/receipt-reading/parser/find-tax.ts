import type { Amount } from './amounts.js';
import type { MeantRow } from './receipt-page.js';

export interface FoundTax {
  amount: Amount;
  confidence: number;
}

/** The rates that are found on receipts, in percent: what makes an amount believable as a part of the total. */
const LARGEST_RATE = 0.28;

/** The tax within the total, or on top of a subtotal; the larger one when a table repeats parts of it. */
export function findTax(rows: MeantRow[], total: number | null): FoundTax | null {
  const candidates = rows
    .filter((row) => row.label === 'tax' && row.amounts.length > 0)
    .map((row) => ({ amount: row.amounts.at(-1)!, row }))
    .filter(({ amount }) => amount.minor > 0 && (total === null || amount.minor <= total * LARGEST_RATE));
  if (!candidates.length) return null;
  const values = candidates.map(({ amount }) => amount.minor);
  const best = candidates.find(({ amount }) => addsUp(amount.minor, total, rows)) ?? candidates[0]!;
  const isRepeated = values.filter((value) => value === best.amount.minor).length > 1;
  const isSum = addsUp(best.amount.minor, total, rows);
  return { amount: best.amount, confidence: best.amount.certainty * (isSum || isRepeated ? 0.92 : 0.65) };
}

/** Some amount and the tax make the total, or the total within five cents, to which cash is rounded. */
function addsUp(tax: number, total: number | null, rows: MeantRow[]): boolean {
  if (total === null) return false;
  return rows.some((row) => row.amounts.some(({ minor }) => Math.abs(minor + tax - total) <= 2));
}
