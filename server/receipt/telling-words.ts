import type { ReceiptReading } from '../receipt-reading/receipt-reading.js';

const mostWords = 60;

/** Words of a receipt that may tell what it was for, those of what was bought first; each once. */
export function tellingWordsOf({ lines, text }: Pick<ReceiptReading, 'lines' | 'text'>): string[] {
  const bought = lines.map(({ title }) => title).join(' ');
  const words = `${bought} ${text}`.match(/[\p{L}\p{M}]{3,}/gu) ?? [];
  return [...new Set(words.map((word) => word.toLowerCase()))].slice(0, mostWords);
}
