import type { Corrections } from './receipt.entity.js';
import type { StoredReading } from './stored-reading.js';

/** What was recorded of a receipt. */
export interface Recorded {
  id: string;
  title: string;
  /** A calendar date. */
  spentOn: string;
  /** Decimal string. */
  amount: string;
  categoryId: string;
}

/** Where a person chose otherwise than was read; null where nowhere. What was not read is nobody's mistake. */
export function correctionsOf(
  { merchant, date, total, category }: StoredReading['fields'],
  { title, spentOn, amount, categoryId }: Recorded,
): Corrections | null {
  const pairs = {
    merchant: [merchant?.value, title],
    date: [date?.value, spentOn],
    total: [total?.value, amount],
    category: [category?.value, categoryId],
  } as const;
  const differing = Object.entries(pairs).filter(([, [read, chosen]]) => read !== undefined && read !== chosen);
  if (differing.length === 0) return null;
  return Object.fromEntries(differing.map(([field, [read, chosen]]) => [field, { read, chosen }]));
}

/** Of a merchant: another receipt of theirs has another day and another total. */
export const isWorthRemembering = ({ merchant, category }: Corrections): boolean => Boolean(merchant ?? category);
