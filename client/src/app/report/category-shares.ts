import { totalOf } from '../shared/total-of';
import type { CategoryLabel, CategoryReport } from '../api/types';

type Total = CategoryReport['items'][number];

export interface CategoryShare {
  category: CategoryLabel;
  /** Decimal string. */
  amount: string;
  /** Length of its bar in percent of the largest one's; only for drawing. */
  bar: number;
}

/** A category at the top, with what was spent on it and on those below it. */
export interface CategoryShareGroup extends CategoryShare {
  /** What it is made of, the largest first: those below it, and itself when it has expenses of its own. */
  parts: CategoryShare[];
}

/**
 * The largest first. `categories` are those of the ledger: a category without expenses of its own, whose sub-categories
 * have some, is only there. A category whose refunds outweigh its spending has no bar.
 */
export function categoryShares(
  items: readonly Total[],
  categories: readonly CategoryLabel[],
  currency: string,
): CategoryShareGroup[] {
  const known = new Map([...categories, ...items.map(({ category }) => category)].map((label) => [label.id, label]));
  const groups = new Map<string, Total[]>();
  for (const item of items) {
    const top = item.parentId !== null && known.has(item.parentId) ? item.parentId : item.category.id;
    groups.set(top, [...(groups.get(top) ?? []), item]);
  }
  const sums = [...groups].map(([id, parts]) => ({
    category: known.get(id) as CategoryLabel,
    amount: totalOf(
      parts.map(({ amount }) => amount),
      currency,
    ),
    parts,
  }));
  const largest = Math.max(0, ...sums.map(({ amount }) => Number(amount)));
  const share = <T extends { category: CategoryLabel; amount: string }>({ category, amount }: T): CategoryShare => ({
    category,
    amount,
    bar: largest > 0 ? Math.max(0, Math.round((Number(amount) / largest) * 1000) / 10) : 0,
  });
  return sums
    .toSorted((a, b) => Number(b.amount) - Number(a.amount))
    .map((group) => ({
      ...share(group),
      parts: group.parts.some(({ category }) => category.id !== group.category.id) ? group.parts.map(share) : [],
    }));
}
