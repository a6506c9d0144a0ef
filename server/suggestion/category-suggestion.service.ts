import { Injectable } from '@nestjs/common';
import type { CategoryDecision } from './category-decision.js';
import { CategoryEvidenceQueries, type Past } from './category-evidence.queries.js';
import { recallNearTitles } from './near-titles.js';
import { recallPayee } from './payee-memory.js';
import type { CategorySuggestion } from './suggestion.dto.js';
import { askWords } from './word-votes.js';
import { searchableParts, wordsOf } from './words-of.js';

/** Words looked up for one suggestion, those of the title first. */
const mostWords = 12;

interface Description {
  title: string;
  /** What else is known of the expense, such as the text of its receipt. */
  words?: readonly string[];
}

/** Suggests categories from what the people of a ledger have confirmed. There is nothing to train. */
@Injectable()
export class CategorySuggestionService {
  constructor(private readonly queries: CategoryEvidenceQueries) {}

  /** From the first that is clear: this very title, nearly the same one, its words. */
  async suggestCategory(ledgerId: string, { title, words = [] }: Description): Promise<CategorySuggestion> {
    const past = await this.queries.findPast(ledgerId, title, words.join(' '));
    const decision = recallPayee(past.latest) ?? (await this.askSimilarTitles(ledgerId, past));
    return { suggestion: decision && { ...decision, confidence: Math.round(decision.confidence * 100) / 100 } };
  }

  private async askSimilarTitles(ledgerId: string, { titleKey, textKey }: Past): Promise<CategoryDecision | null> {
    const text = `${titleKey} ${textKey}`;
    const parts = searchableParts(text).slice(0, mostWords);
    const { neighbours, related } = await this.queries.findSimilarPast(ledgerId, titleKey, parts);
    return recallNearTitles(titleKey, neighbours) ?? askWords(wordsOf(text), related);
  }
}
