/** What a category has in a month and had in the one before, in minor units. */
export interface CategoryMonths {
  name: string;
  /** "#rrggbb". */
  color: string;
  minor: bigint;
  previousMinor: bigint;
}

/** A single one more is shown rather than summed up: that takes no more room. */
const shown = 8;
const othersColor = '#6c757d';

/** The eight largest, and what the rest adds up to ("3 other categories"): together they are everything. */
export function topCategories(categories: readonly CategoryMonths[]): CategoryMonths[] {
  const sorted = [...categories].sort(
    (one, other) =>
      compare(other.minor, one.minor) ||
      compare(other.previousMinor, one.previousMinor) ||
      one.name.localeCompare(other.name, 'en'),
  );
  const rest = sorted.slice(shown);
  if (rest.length <= 1) return sorted;
  const others = {
    name: `${rest.length} other categories`,
    color: othersColor,
    minor: rest.reduce((sum, { minor }) => sum + minor, 0n),
    previousMinor: rest.reduce((sum, { previousMinor }) => sum + previousMinor, 0n),
  };
  return [...sorted.slice(0, shown), others];
}

const compare = (one: bigint, other: bigint) => (one < other ? -1 : one > other ? 1 : 0);
