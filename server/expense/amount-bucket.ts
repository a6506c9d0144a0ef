/** Digits that amounts of one bucket share, as in the database's function amount_bucket. */
const sharedDigits = 3;

/** The amounts of a bucket, in minor units, both included. */
export interface AmountRange {
  low: bigint;
  high: bigint;
}

/** The bucket of an amount: the amount of its bucket that is nearest to zero. Buckets have the order of their amounts. */
export function amountBucket(minor: bigint): bigint {
  const width = widthAt(minor);
  return (minor / width) * width;
}

/** Which amounts are in `bucket`. */
export function amountsOfBucket(bucket: bigint): AmountRange {
  const others = widthAt(bucket) - 1n;
  return bucket < 0n ? { low: bucket - others, high: bucket } : { low: bucket, high: bucket + others };
}

/** The buckets that lie in a range as a whole, and what of the range is left at its ends. */
export interface BucketSplit {
  /** Buckets between these, both excluded; null is without bound. */
  after: bigint | null;
  before: bigint | null;
  /** At most two ranges, each within one bucket. */
  edges: AmountRange[];
}

/** How a range of amounts, both ends included, is made of buckets. */
export function splitIntoBuckets(min: bigint | null, max: bigint | null): BucketSplit {
  const first = min === null ? null : amountBucket(min);
  const last = max === null ? null : amountBucket(max);
  const isFirstWhole = first === null || amountsOfBucket(first).low === min;
  const isLastWhole = last === null || amountsOfBucket(last).high === max;
  if (first !== null && first === last && !(isFirstWhole && isLastWhole)) {
    return { after: first, before: first, edges: [{ low: min as bigint, high: max as bigint }] };
  }
  return {
    after: first === null ? null : isFirstWhole ? first - 1n : first,
    before: last === null ? null : isLastWhole ? last + 1n : last,
    edges: [
      ...(isFirstWhole ? [] : [{ low: min as bigint, high: amountsOfBucket(first).high }]),
      ...(isLastWhole ? [] : [{ low: amountsOfBucket(last).low, high: max as bigint }]),
    ],
  };
}

function widthAt(minor: bigint): bigint {
  const digits = (minor < 0n ? -minor : minor).toString().length;
  return 10n ** BigInt(Math.max(digits - sharedDigits, 0));
}
