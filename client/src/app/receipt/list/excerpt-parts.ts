import { foldText } from '../../shared/fold-text';

export interface ExcerptPart {
  text: string;
  /** Whether it is what was searched for. */
  isFound: boolean;
}

/** An excerpt in pieces, with those of its words told apart that hold a word of the search. */
export function excerptParts(excerpt: string, search: string): ExcerptPart[] {
  const wanted = search.split(/\s+/u).map(foldText).filter(Boolean);
  const parts: ExcerptPart[] = [];
  for (const text of excerpt.split(/(\s+)/u)) {
    const folded = foldText(text);
    const isFound = wanted.some((word) => folded.includes(word));
    const last = parts.at(-1);
    if (last?.isFound === isFound) last.text += text;
    else if (text) parts.push({ text, isFound });
  }
  return parts;
}
