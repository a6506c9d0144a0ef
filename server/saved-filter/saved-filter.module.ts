import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CategoryModule } from '../category/category.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { SavedFilterController } from './saved-filter.controller.js';
import { SavedFilter } from './saved-filter.entity.js';
import { SavedFilterQueries } from './saved-filter.queries.js';
import { SavedFilterService } from './saved-filter.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([SavedFilter]), CategoryModule, LedgerModule],
  controllers: [SavedFilterController],
  providers: [SavedFilterQueries, SavedFilterService],
  exports: [SavedFilterService],
})
export class SavedFilterModule {}
