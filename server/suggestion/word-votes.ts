import type { CategoryLabel } from '../category/category.dto.js';
import { type CategoryDecision, certainty, leastConfidence, type TitleCount } from './category-decision.js';
import { inTimes } from './in-times.js';
import { isTelling, payeeOf, wordsOf } from './words-of.js';

/** Counts like so many payees that say nothing: what one payee with a word was for may be chance. */
const doubt = 1.5;

/** All that is known of one payee. */
interface Payee {
  words: ReadonlySet<string>;
  counts: readonly TitleCount[];
}

/** What one word says: how likely each category is, and how clearly it speaks. */
interface Opinion {
  word: string;
  likelihoods: ReadonlyMap<CategoryLabel['id'], number>;
  clarity: number;
  counts: readonly TitleCount[];
}

/**
 * What the words of a title were for at other payees. Each payee has one vote, however often it was paid: what is asked
 * is how a new one will be filed. The words are heard together, the clearer ones more.
 */
export function askWords(words: readonly string[], related: readonly TitleCount[]): CategoryDecision | null {
  const payees = payeesOf(related);
  const opinions = [...new Set(words)]
    .filter(isTelling)
    .map((word) => ({ word, payees: payees.filter((payee) => payee.words.has(word)) }))
    .filter((known) => known.payees.length > 0)
    .map((known) => opinionOf(known.word, known.payees));
  const best = mostLikely(opinions);
  if (!best || best.confidence < leastConfidence) return null;
  return { ...best, source: 'words', reason: reasonFor(best.category, opinions) };
}

function payeesOf(related: readonly TitleCount[]): Payee[] {
  const payees = new Map<string, TitleCount[]>();
  for (const count of related) {
    const payee = payeeOf(count.titleKey);
    const counts = payees.get(payee);
    if (counts) counts.push(count);
    else payees.set(payee, [count]);
  }
  return [...payees.values()].map((counts) => ({
    words: new Set(counts.flatMap(({ titleKey }) => wordsOf(titleKey))),
    counts,
  }));
}

function opinionOf(word: string, payees: readonly Payee[]): Opinion {
  const votes = new Map<CategoryLabel['id'], number>();
  for (const { counts } of payees) {
    const total = sumOf(counts);
    for (const { category, count } of counts) votes.set(category.id, (votes.get(category.id) ?? 0) + count / total);
  }
  const likelihoods = new Map(
    [...votes].map(([id, vote]) => [id, certainty(vote / payees.length, payees.length, 0, doubt)]),
  );
  const clarity = Math.max(...likelihoods.values()) ** 2;
  return { word, likelihoods, clarity, counts: payees.flatMap(({ counts }) => counts) };
}

function mostLikely(opinions: readonly Opinion[]): { category: CategoryLabel; confidence: number } | undefined {
  const categories = new Map(opinions.flatMap(({ counts }) => counts.map(({ category }) => [category.id, category])));
  const clarity = opinions.reduce((sum, opinion) => sum + opinion.clarity, 0);
  const likelihoodOf = (id: CategoryLabel['id']) =>
    opinions.reduce((sum, each) => sum + strengthOf(each, id), 0) / clarity;
  return [...categories.values()]
    .map((category) => ({ category, confidence: likelihoodOf(category.id) }))
    .sort((a, b) => b.confidence - a.confidence)[0];
}

/** Names the word that speaks most for the category. */
function reasonFor({ id, name }: CategoryLabel, opinions: readonly Opinion[]): string {
  const [{ word, counts }] = [...opinions].sort((a, b) => strengthOf(b, id) - strengthOf(a, id)) as [Opinion];
  const times = sumOf(counts.filter(({ category }) => category.id === id));
  return `“${word}” was ${name} ${inTimes(times, sumOf(counts))}`;
}

const strengthOf = ({ likelihoods, clarity }: Opinion, id: CategoryLabel['id']) => (likelihoods.get(id) ?? 0) * clarity;

const sumOf = (counts: readonly TitleCount[]) => counts.reduce((sum, { count }) => sum + count, 0);
