import { formatMinor } from '../money.js';

/** An expense beside what its ledger knows; amounts in minor units. */
export interface Observation {
  minor: bigint;
  /** How often the title was paid for in the twelve months before the period, refunds aside. */
  pastCount: number;
  /** The median of those; null when there are none. */
  pastMedianMinor: bigint | null;
  /** Whether the title had never been recorded before the period. */
  isNew: boolean;
  /** How many expenses the ledger has, and how many of them are smaller. */
  ledgerCount: number;
  smallerCount: number;
}

export interface Unusual {
  /** In words. */
  reason: string;
  /** By how much it exceeds what was to be expected, in minor units: the larger, the more worth a look. */
  excessMinor: bigint;
  /** What its title usually costs, in minor units; null when it is new. */
  usualMinor: bigint | null;
}

/** Fewer say little about what something usually costs. */
const leastPast = 3;

/**
 * Why a person would want to look at an expense again: it costs at least one and a half times what its title usually does, or
 * the title is new and the amount among the largest 5 % of the ledger. Null when neither holds.
 */
export function unusualReason(seen: Observation, currency: string): Unusual | null {
  const { minor, pastCount, pastMedianMinor } = seen;
  if (minor <= 0n) return null;
  if (pastCount >= leastPast && pastMedianMinor !== null && pastMedianMinor > 0n) {
    if (minor * 2n < pastMedianMinor * 3n) return null;
    const times = timesInWords(minor, pastMedianMinor);
    return {
      reason: `${times} times what it usually costs (median ${formatMinor(pastMedianMinor, currency)})`,
      excessMinor: minor - pastMedianMinor,
      usualMinor: pastMedianMinor,
    };
  }
  const largerThan = seen.ledgerCount === 0 ? 0 : Math.floor((seen.smallerCount / seen.ledgerCount) * 100);
  if (!seen.isNew || largerThan < 95) return null;
  return { reason: `new, and larger than ${largerThan} % of all expenses`, excessMinor: minor, usualMinor: null };
}

/** "1.5", "3", "12": cut off, so that it never says too much; without decimals from 10. */
function timesInWords(minor: bigint, median: bigint): string {
  const tenths = (minor * 10n) / median;
  if (tenths >= 100n || tenths % 10n === 0n) return (tenths / 10n).toLocaleString('en');
  return `${tenths / 10n}.${tenths % 10n}`;
}
