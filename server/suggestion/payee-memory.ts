import type { CategoryDecision, Use } from './category-decision.js';
import { weighLatest } from './weigh-latest.js';

const loyalty = 0.85;

/** What the latest expenses with this very title say, the newest first. */
export function recallPayee(latest: readonly Use[]): CategoryDecision | null {
  const weighed = weighLatest(latest, loyalty, 'Your last');
  if (!weighed) return null;
  const { category, confidence, howMany } = weighed;
  return { category, source: 'payee', reason: `${howMany} at ${latest[0]?.title}`, confidence };
}
