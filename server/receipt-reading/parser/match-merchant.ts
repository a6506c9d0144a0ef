import type { Row } from '../text/rows.js';
import type { FoundMerchant } from './found-merchant.js';
import { wordsOf } from './labels.js';
import { similarity } from './similarity.js';

/** From here on a name is taken to be the ledger's title, misread or written in another way. */
const ALIKE = 0.8;

/** The earlier title that the name found, or one of the top rows, is a spelling of. */
export function matchMerchant(found: FoundMerchant | null, rows: Row[], merchants: string[]): FoundMerchant | null {
  const places = [
    ...(found ? [{ key: keyOf(found.name), words: found.words }] : []),
    ...rows.map((row) => ({ key: keyOf(row.text), words: row.words })),
  ].filter((place) => place.key.length >= 3);
  let best: { title: string; likeness: number; words: FoundMerchant['words'] } | null = null;
  for (const title of merchants) {
    const key = keyOf(title);
    if (key.length < 3) continue;
    for (const { key: place, words } of places) {
      const likeness = likenessOf(key, place);
      if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { title, likeness, words };
    }
  }
  return best && { name: best.title, confidence: Math.min(0.97, best.likeness), words: best.words };
}

/** 1 for the same words; a title that stands as whole words within the row counts nearly as much. */
function likenessOf(title: string, place: string): number {
  if (title === place) return 1;
  if (title.length >= 4 && ` ${place} `.includes(` ${title} `)) return 0.95;
  const longest = Math.max(title.length, place.length);
  if (Math.abs(title.length - place.length) > longest * (1 - ALIKE)) return 0;
  return similarity(title, place);
}

function keyOf(text: string): string {
  return wordsOf(text)
    .filter((word) => !['SDN', 'BHD', 'LTD', 'GMBH', 'INC', 'LLC'].includes(word))
    .join(' ');
}
