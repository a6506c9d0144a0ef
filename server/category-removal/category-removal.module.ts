import { Module } from '@nestjs/common';
import { BudgetModule } from '../budget/budget.module.js';
import { CategoryModule } from '../category/category.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { SavedFilterModule } from '../saved-filter/saved-filter.module.js';
import { CategoryRemovalController } from './category-removal.controller.js';
import { CategoryRemovalService } from './category-removal.service.js';

@Module({
  imports: [BudgetModule, CategoryModule, LedgerModule, SavedFilterModule],
  controllers: [CategoryRemovalController],
  providers: [CategoryRemovalService],
})
export class CategoryRemovalModule {}
