import type { Word } from '#server/receipt-reading/text/word.js';

const letter = 10;
const rowHeight = 40;
const height = 24;

/** The words of a receipt that is written as text, as a recogniser would give them: a row a line, two spaces a gap. */
export function receiptWords(text: string, certainty = 0.95): Word[] {
  const rows = text.split('\n').filter((row) => row.trim());
  return rows.flatMap((row, index) =>
    [...row.matchAll(/\S+/g)].map((match): Word => {
      const [left, top] = [match.index * letter, index * rowHeight];
      const [right, bottom] = [left + match[0].length * letter - 2, top + height];
      const box = { page: 1, left: left / 1000, top: top / 4000, width: (right - left) / 1000, height: height / 4000 };
      return { text: match[0], certainty, left, top, right, bottom, box };
    }),
  );
}
