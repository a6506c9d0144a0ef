import type { Word } from './word.js';

/** Words that stand side by side, from left to right, as a person reads them. */
export interface Row {
  words: Word[];
  text: string;
  page: number;
  top: number;
  bottom: number;
}

/** Of the lower of two words, this part must be at the other's height for both to be in one row. */
const SHARED_HEIGHT = 0.4;

/** The rows of all pages, from top to bottom. A row may slope: each word is compared with its nearest neighbour. */
export function rowsOf(words: Word[]): Row[] {
  const rows: Word[][] = [];
  for (const word of words.toSorted((a, b) => a.left - b.left)) {
    const row = bestRowFor(word, rows);
    if (row) row.push(word);
    else rows.push([word]);
  }
  return rows.map(rowFrom).sort((a, b) => a.page - b.page || a.top + a.bottom - b.top - b.bottom);
}

/** The rows as text, a row a line. */
export function textOf(rows: Row[]): string {
  return rows.map((row) => row.text).join('\n');
}

function bestRowFor(word: Word, rows: Word[][]): Word[] | null {
  let best: Word[] | null = null;
  let most = SHARED_HEIGHT;
  for (const row of rows) {
    const last = row.findLast((other) => hasLetters(other)) ?? row[0]!;
    if (last.box.page !== word.box.page) continue;
    const shared = sharedHeight(last, word);
    if (shared > most) [best, most] = [row, shared];
  }
  return best;
}

/** A point, a dash or a speck says little about how high its row stands. */
function hasLetters({ text }: Word): boolean {
  return /[\p{L}\d]/u.test(text);
}

function sharedHeight(one: Word, other: Word): number {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return shared / Math.max(1, Math.min(one.bottom - one.top, other.bottom - other.top));
}

export function rowFrom(words: Word[]): Row {
  return {
    words,
    text: words.map((word) => word.text).join(' '),
    page: words[0]!.box.page,
    top: words.reduce((sum, word) => sum + word.top, 0) / words.length,
    bottom: words.reduce((sum, word) => sum + word.bottom, 0) / words.length,
  };
}
