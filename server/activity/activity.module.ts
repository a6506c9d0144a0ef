import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ActivityController } from './activity.controller.js';
import { Activity } from './activity.entity.js';
import { ActivityQueries } from './activity.queries.js';
import { ExpenseHistoryController } from './expense-history.controller.js';
import { ExpenseHistoryQueries } from './expense-history.queries.js';

@Module({
  imports: [TypeOrmModule.forFeature([Activity]), LedgerModule],
  controllers: [ActivityController, ExpenseHistoryController],
  providers: [ActivityQueries, ExpenseHistoryQueries],
})
export class ActivityModule {}
