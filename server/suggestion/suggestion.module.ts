import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { CategorySuggestionModule } from './category-suggestion.module.js';
import { KnownTitleQueries } from './known-titles.queries.js';
import { SuggestionController } from './suggestion.controller.js';

@Module({
  imports: [CategorySuggestionModule, LedgerModule],
  controllers: [SuggestionController],
  providers: [KnownTitleQueries],
})
export class SuggestionModule {}
