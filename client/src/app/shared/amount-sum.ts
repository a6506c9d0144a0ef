import type { Amount } from './money';

/** The whole number of minor units: "12.34" is 1234n. */
export function toMinor(amount: Amount): bigint {
  return BigInt(amount.replace('.', ''));
}

/** The decimal string of `minor` units of a currency with so many decimals: 1234n with 2 is "12.34". */
export function fromMinor(minor: bigint, decimals: number): Amount {
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Exact at every size. */
export function sumMinor(amounts: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}

/** By how many whole per cent `now` is above (or, negative, below) `before`; null where a share of that says nothing. */
export function percentChange(now: bigint, before: bigint): number | null {
  if (before <= 0n) return null;
  const twice = ((now - before) * 200n) / before;
  return Number((twice + (twice < 0n ? -1n : 1n)) / 2n);
}
