import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CategoryModule } from '../category/category.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { BudgetAlert } from './budget-alert.entity.js';
import { BudgetAmount } from './budget-amount.entity.js';
import { BudgetController } from './budget.controller.js';
import { Budget } from './budget.entity.js';
import { BudgetQueries } from './budget.queries.js';
import { BudgetService } from './budget.service.js';
import { BudgetSuccessionService } from './budget-succession.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Budget, BudgetAmount, BudgetAlert]), CategoryModule, LedgerModule],
  controllers: [BudgetController],
  providers: [BudgetQueries, BudgetService, BudgetSuccessionService],
  exports: [BudgetSuccessionService],
})
export class BudgetModule {}
