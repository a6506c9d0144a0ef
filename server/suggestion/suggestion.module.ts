import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { CategoryEvidenceQueries } from './category-evidence.queries.js';
import { CategorySuggestionService } from './category-suggestion.service.js';
import { KnownTitleQueries } from './known-titles.queries.js';
import { SuggestionController } from './suggestion.controller.js';

@Module({
  imports: [LedgerModule],
  controllers: [SuggestionController],
  providers: [CategoryEvidenceQueries, CategorySuggestionService, KnownTitleQueries],
  exports: [CategorySuggestionService],
})
export class SuggestionModule {}
