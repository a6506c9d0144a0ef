import { formatMinor } from '../money.js';
import type { CategoryShare } from './report.dto.js';

/** What one category has in one stretch of time. */
export interface ShareRow<Stretch> {
  stretch: Stretch;
  categoryId: string;
  /** Minor units. */
  minor: string;
  count: number;
}

interface StretchTotal<Stretch> {
  stretch: Stretch;
  amount: string;
  count: number;
  categories: CategoryShare[];
}

/** Rows of one stretch after the other as stretches with their sums. */
export function toShares<Stretch>(rows: ShareRow<Stretch>[], currency: string): StretchTotal<Stretch>[] {
  const stretches = new Map<Stretch, ShareRow<Stretch>[]>();
  for (const row of rows) {
    const known = stretches.get(row.stretch);
    if (known) known.push(row);
    else stretches.set(row.stretch, [row]);
  }
  return [...stretches].map(([stretch, shares]) => ({
    stretch,
    amount: formatMinor(
      shares.reduce((sum, { minor }) => sum + BigInt(minor), 0n),
      currency,
    ),
    count: shares.reduce((sum, { count }) => sum + count, 0),
    categories: shares.map(({ categoryId, minor, count }) => ({
      categoryId,
      amount: formatMinor(minor, currency),
      count,
    })),
  }));
}
