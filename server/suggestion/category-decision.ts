import type { CategoryLabel } from '../category/category.dto.js';

/** An expense of the past. */
export interface Use {
  titleKey: string;
  /** As it was written. */
  title: string;
  /** Null where it is archived. */
  category: CategoryLabel | null;
}

/** How often a folded title was filed under a category, which is not archived. */
export interface TitleCount {
  titleKey: string;
  category: CategoryLabel;
  count: number;
}

export interface CategoryDecision {
  category: CategoryLabel;
  /** What decided: the same title, nearly the same one, or its words. */
  source: 'payee' | 'near' | 'words';
  /** For a person to read. */
  reason: string;
  /** How likely it is right, from 0 to 1. */
  confidence: number;
}

/** A suggestion that is more likely wrong than right costs more than it saves. */
export const leastConfidence = 0.5;

/** Latest expenses of a payee that count: what was long ago may be otherwise today. */
export const latestUses = 5;

/**
 * How likely a category is that had `share` of `count` observations: a mean with `before`, what one believed without any,
 * which counts as `weight` observations.
 */
export const certainty = (share: number, count: number, before: number, weight = 1): number =>
  (share * count + before * weight) / (count + weight);
