import { Get, Query } from '@nestjs/common';
import { CachedByLedger } from '../cache/cached-by-ledger.decorator.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { CategorySuggestionService } from './category-suggestion.service.js';
import { KnownTitleQueries } from './known-titles.queries.js';
import { CategorySuggestion, CategorySuggestionQuery, KnownTitles, TitleQuery } from './suggestion.dto.js';

@LedgerRoute('suggestions')
export class SuggestionController {
  constructor(
    private readonly titles: KnownTitleQueries,
    private readonly categories: CategorySuggestionService,
  ) {}

  /** Titles that were used before, with the category and the amount that go with them. */
  @Get('titles')
  @CachedByLedger()
  @ApiProblems(400)
  getTitles(@CurrentLedger() ledger: CurrentLedgerValue, @Query() query: TitleQuery): Promise<KnownTitles> {
    return this.titles.find(ledger, query);
  }

  /** The category that the ledger's past suggests for a title, and why. */
  @Get('category')
  @CachedByLedger()
  @ApiProblems(400)
  getCategory(
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() { title }: CategorySuggestionQuery,
  ): Promise<CategorySuggestion> {
    return this.categories.suggestCategory(ledger.id, { title });
  }
}
