import type { Word } from './word.js';

const READ_WELL = 0.6;

/** How many letters and digits stand in words that were read well: the larger, the better an attempt went. */
export function lettersReadWell(words: Word[]): number {
  return words
    .filter((word) => word.certainty >= READ_WELL && /[\p{L}\d]{2}/u.test(word.text))
    .reduce((sum, word) => sum + (word.text.match(/[\p{L}\d]/gu) ?? []).length, 0);
}
