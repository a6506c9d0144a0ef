import type { Category } from '../../api/types';
import { toMinor } from '../../shared/amount-sum';
import type { Amount } from '../../shared/money';

/** A column, a line or a layer of a report: a category with what stands below it. */
export interface Shown {
  id: string;
  label: string;
  color: string;
}

/** By category, in minor units. */
export type Totals = ReadonlyMap<string, bigint>;

export type TopOf = (categoryId: string) => string;

/** Which category at the top a category belongs to: the one above it, or itself. */
export function topOf(categories: readonly Category[]): TopOf {
  const known = new Map(categories.map((category) => [category.id, category]));
  return (id) => {
    const parentId = known.get(id)?.parentId;
    return parentId && known.has(parentId) ? parentId : id;
  };
}

/** What each group of `groupOf` adds up to; what it answers null for is left out. */
export function groupTotals(
  amounts: readonly { categoryId: string; amount: Amount }[],
  groupOf: (categoryId: string) => string | null,
): Totals {
  const totals = new Map<string, bigint>();
  for (const { categoryId, amount } of amounts) {
    const group = groupOf(categoryId);
    if (group !== null) totals.set(group, (totals.get(group) ?? 0n) + toMinor(amount));
  }
  return totals;
}

/** Of several totals, one: what each category has in all of them. */
export function mergeTotals(all: readonly Totals[]): Totals {
  const merged = new Map<string, bigint>();
  for (const totals of all) for (const [id, minor] of totals) merged.set(id, (merged.get(id) ?? 0n) + minor);
  return merged;
}

/** The categories of `totals`, the largest first. One that is not known any more has no name. */
export function largestFirst(totals: Totals, categories: readonly Category[]): Shown[] {
  const known = new Map(categories.map((category) => [category.id, category]));
  return [...totals]
    .toSorted(([, one], [, other]) => (one === other ? 0 : one > other ? -1 : 1))
    .map(([id]) => toShown(id, known.get(id)));
}

export function toShown(id: string, category: Category | undefined): Shown {
  return { id, label: category?.name ?? 'Deleted category', color: category?.color ?? '#8b9591' };
}
