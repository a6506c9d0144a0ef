import { Module } from '@nestjs/common';
import { ExpenseModule } from '../expense/expense.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReportController } from './report.controller.js';
import { ReportQueries } from './report.queries.js';
import { SummaryQueries } from './summary.queries.js';

@Module({
  imports: [ExpenseModule, LedgerModule],
  controllers: [ReportController],
  providers: [ReportQueries, SummaryQueries],
})
export class ReportModule {}
