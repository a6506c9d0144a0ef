import type { CategoryLabel } from '../category/category.dto.js';
import { certainty, latestUses, leastConfidence, type Use } from './category-decision.js';

interface Weighed {
  category: CategoryLabel;
  confidence: number;
  /** In words: "Your last 3" or "4 of your last 5". */
  howMany: string;
}

/**
 * What the latest expenses of one payee say, the newest first. The newest counts five times, the next one four times, the
 * fifth once: two in a row outweigh three before, as a person who changed their mind expects, and one exception does not.
 * `loyalty` is how often a payee is for the same purpose as before, when it was seen too seldom to tell; `one` says that a
 * single expense decides.
 */
export function weighLatest(latest: readonly Use[], loyalty: number, one: string): Weighed | null {
  const uses = latest.slice(0, latestUses);
  const weights = new Map<CategoryLabel['id'], number>();
  uses.forEach(({ category }, index) => {
    if (category) weights.set(category.id, (weights.get(category.id) ?? 0) + latestUses - index);
  });
  const [id, weight] = [...weights].sort(([, a], [, b]) => b - a)[0] ?? [null, 0];
  const category = uses.find((use) => use.category?.id === id)?.category;
  if (!category) return null;
  const total = [...weights.values()].reduce((sum, each) => sum + each, 0);
  const confidence = certainty(weight / total, uses.filter((use) => use.category).length, loyalty);
  return confidence < leastConfidence ? null : { category, confidence, howMany: howManyOf(uses, category, one) };
}

function howManyOf(uses: readonly Use[], category: CategoryLabel, one: string): string {
  const isOther = (use: Use) => use.category?.id !== category.id;
  const count = uses.length - uses.filter(isOther).length;
  const firstOther = uses.findIndex(isOther);
  const inARow = firstOther === -1 ? uses.length : firstOther;
  const decidedInARow = inARow === uses.length || (inARow > 0 && count * 2 <= uses.length);
  if (!decidedInARow) return `${count} of your last ${uses.length}`;
  return inARow === 1 ? one : `Your last ${inARow}`;
}
