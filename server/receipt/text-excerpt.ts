const longest = 160;

/** The first line of `text` that holds one of the words, without regard to case and accents; null where none does. */
export function excerptOf(text: string, words: readonly string[]): string | null {
  const wanted = words.map(fold);
  const found = text.split('\n').find((line) => {
    const folded = fold(line);
    return wanted.some((word) => folded.includes(word));
  });
  if (found === undefined) return null;
  const line = found.trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

const fold = (value: string) =>
  value
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
