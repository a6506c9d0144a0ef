import type { ActivityPage } from '../api/types';
import { activitySentence } from './activity-sentence';

/** What is above everything that was there before, for those who do not see it appear. Empty when there is nothing. */
export function newsInWords(before: ActivityPage, now: ActivityPage): string {
  const known = new Set(before.items.map(({ id }) => id));
  const firstKnown = now.items.findIndex(({ id }) => known.has(id));
  const fresh = firstKnown < 0 ? now.items : now.items.slice(0, firstKnown);
  const [latest] = fresh;
  if (!latest) return '';
  const { text } = activitySentence(latest);
  return fresh.length === 1 ? `New: ${text}` : `${fresh.length} new, the latest: ${text}`;
}
