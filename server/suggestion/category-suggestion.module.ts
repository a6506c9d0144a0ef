import { Module } from '@nestjs/common';
import { CategoryEvidenceQueries } from './category-evidence.queries.js';
import { CategorySuggestionService } from './category-suggestion.service.js';

/** What suggests, without routes, for whoever has something to file. */
@Module({ providers: [CategoryEvidenceQueries, CategorySuggestionService], exports: [CategorySuggestionService] })
export class CategorySuggestionModule {}
