import type { CategoryDecision, Use } from './category-decision.js';
import { isSameButForATypo } from './is-same-but-for-a-typo.js';
import { weighLatest } from './weigh-latest.js';
import { payeeOf } from './words-of.js';

const loyalty = 0.8;
/** Fewer letters are too little to tell one payee from another. */
const fewestLetters = 3;

/**
 * What the latest expenses of the same payee say, written a bit differently: with another number of a shop or an order,
 * other punctuation, or a typing error. `neighbours` are expenses with titles nearby in the alphabet, the newest first.
 */
export function recallNearTitles(titleKey: string, neighbours: readonly Use[]): CategoryDecision | null {
  const payee = payeeOf(titleKey);
  if (payee.length < fewestLetters) return null;
  const near = neighbours.filter((use) => isSameButForATypo(payee, payeeOf(use.titleKey)));
  const weighed = weighLatest(near, loyalty, 'Your last one');
  if (!weighed) return null;
  const { category, confidence, howMany } = weighed;
  return { category, source: 'near', reason: `${howMany} like “${near[0]?.title}”`, confidence };
}
