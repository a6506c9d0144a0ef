/** All expenses of one title; case and accents make no difference. */
export class MerchantTotal {
  /** As it was recorded last. @example "Corner Bakery" */
  title: string;
  /** Decimal string. @example "412.80" */
  amount: string;
  /** How many expenses. @example 48 */
  count: number;
  /** The latest day. @example "2026-11-21" */
  lastOn: string;
}

/** Everything that is not among the items. */
export class OtherMerchants {
  /** Decimal string. @example "1204.15" */
  amount: string;
  /** How many expenses. @example 310 */
  count: number;
}

export class MerchantReport {
  /** ISO 4217. @example "USD" */
  currency: string;
  /** How many different titles there are. @example 187 */
  total: number;
  /** The 50 with the largest sums, the largest first. */
  items: MerchantTotal[];
  rest: OtherMerchants;
}
