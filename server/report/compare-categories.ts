import type { CategoryLabel } from '../category/category.dto.js';

interface CategorySum {
  category: CategoryLabel;
  parentId: string | null;
  /** Minor units. */
  minor: string;
  count: number;
}

interface ComparedCategory {
  category: CategoryLabel;
  parentId: string | null;
  minor: bigint;
  count: number;
  otherMinor: bigint;
  otherCount: number;
}

/** The sums of two periods side by side, the largest difference first, in either direction. */
export function compareCategories(rows: CategorySum[], others: CategorySum[]): ComparedCategory[] {
  const compared = new Map<string, ComparedCategory>();
  for (const { category, parentId, minor, count } of rows) {
    compared.set(category.id, { category, parentId, minor: BigInt(minor), count, otherMinor: 0n, otherCount: 0 });
  }
  for (const { category, parentId, minor, count } of others) {
    const known = compared.get(category.id) ?? { category, parentId, minor: 0n, count: 0 };
    compared.set(category.id, { ...known, otherMinor: BigInt(minor), otherCount: count });
  }
  return [...compared.values()].sort(
    (one, two) => Number(difference(two) - difference(one)) || one.category.name.localeCompare(two.category.name),
  );
}

function difference({ minor, otherMinor }: ComparedCategory): bigint {
  return minor > otherMinor ? minor - otherMinor : otherMinor - minor;
}
