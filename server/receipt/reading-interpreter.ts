import { Injectable } from '@nestjs/common';
import type { ReceiptReading } from '../receipt-reading/receipt-reading.js';
import { CategorySuggestionService } from '../suggestion/category-suggestion.service.js';
import type { ReceiptMerchant } from './receipt.dto.js';
import { type KnownMerchant, ReadingContextQueries } from './reading-context.queries.js';
import type { StoredCategory, StoredReading } from './stored-reading.js';
import { tellingWordsOf } from './telling-words.js';

/** What a person said before is as good as sure. */
const remembered = 0.95;
const longestTitle = 200;

/** Makes of what was read what its ledger makes of it: the merchant's title there, and a category. */
@Injectable()
export class ReadingInterpreter {
  constructor(
    private readonly contexts: ReadingContextQueries,
    private readonly suggestions: CategorySuggestionService,
  ) {}

  async interpret(ledgerId: string, reading: ReceiptReading): Promise<StoredReading> {
    const { fields, lines, isBalanced } = reading;
    const known = fields.merchant && (await this.contexts.findKnownMerchant(ledgerId, fields.merchant.value));
    const merchant = toMerchant(fields.merchant, known);
    const category = fromMemory(merchant, known) ?? (await this.suggest(ledgerId, merchant?.value ?? '', reading));
    return { fields: { ...fields, merchant, category }, lines, isBalanced };
  }

  private async suggest(ledgerId: string, title: string, reading: ReceiptReading): Promise<StoredCategory | null> {
    const words = tellingWordsOf(reading);
    const { suggestion } = await this.suggestions.suggestCategory(ledgerId, { title, words });
    if (!suggestion) return null;
    const { category, confidence, reason } = suggestion;
    return { value: category.id, confidence, reason };
  }
}

function toMerchant(read: ReceiptReading['fields']['merchant'], known: KnownMerchant | null): ReceiptMerchant | null {
  if (!read) return null;
  const value = read.value.slice(0, longestTitle).trim();
  if (!known || known.title === value) return { ...read, value, readAs: null };
  return { ...read, value: known.title, readAs: value, confidence: Math.max(read.confidence, remembered) };
}

function fromMemory(merchant: ReceiptMerchant | null, known: KnownMerchant | null): StoredCategory | null {
  if (!merchant || !known?.category) return null;
  const { id, name } = known.category;
  return { value: id, confidence: remembered, reason: `You chose ${name} for ${merchant.value} before` };
}
