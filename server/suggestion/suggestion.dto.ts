import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { CategoryLabel } from '../category/category.dto.js';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { IsText } from '../http/is-text.decorator.js';

export class TitleQuery {
  /** A part of the title, without regard to case and accents; the most useful titles when left out. @example "trad" */
  @IsText({ max: 200 })
  @IsOptionalField()
  q?: string;

  /** How many at most, 1 to 20. */
  @Type(() => Number)
  @Max(20, { message: 'must be a whole number from 1 to 20' })
  @Min(1, { message: 'must be a whole number from 1 to 20' })
  @IsInt({ message: 'must be a whole number from 1 to 20' })
  limit: number = 8;
}

/** A title that was used before, with what usually goes with it. */
export class KnownTitle {
  /** As it was last written. @example "Trader Joe's" */
  title: string;
  /** What at least half of its last ten expenses cost, or its only one; null when that varies. @example "12.34" */
  amount: string | null;
  /** That of the last expense with this title whose category is not archived. */
  category: CategoryLabel;
  /** How many expenses have it. @example 42 */
  count: number;
  /** A calendar date. @example "2026-11-23" */
  lastSpentOn: string;
}

export class KnownTitles {
  /** The most useful first. */
  items: KnownTitle[];
}

export class CategorySuggestionQuery {
  /** @example "Trader Joe's" */
  @IsText({ min: 1, max: 200 })
  title: string;
}

/** A category for a title, from the ledger's own past alone. */
export class SuggestedCategory {
  category: CategoryLabel;
  /** "payee": this very title was used before; "near": nearly the same one was; "words": its words were. */
  source: 'payee' | 'near' | 'words';
  /** For a person to read. @example "4 of your last 5 at Trader Joe’s" */
  reason: string;
  /** How likely it is right, from 0.5 to 1. @example 0.8 */
  confidence: number;
}

export class CategorySuggestion {
  /** Null where the past says nothing clear. */
  suggestion: SuggestedCategory | null;
}
