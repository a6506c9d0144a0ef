import { Module } from '@nestjs/common';
import { ExpenseReadingModule } from '../expense/expense-reading.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { BubbleQueries } from './bubble.queries.js';
import { ComparisonQueries } from './comparison.queries.js';
import { HighlightModule } from './highlight.module.js';
import { InsightController } from './insight.controller.js';
import { MerchantQueries } from './merchant.queries.js';
import { PaceQueries } from './pace.queries.js';
import { RecurringQueries } from './recurring.queries.js';
import { ReportController } from './report.controller.js';
import { ReportCriteria } from './report-criteria.js';
import { ReportQueries } from './report.queries.js';
import { SummaryQueries } from './summary.queries.js';

@Module({
  imports: [ExpenseReadingModule, HighlightModule, LedgerModule],
  controllers: [ReportController, InsightController],
  providers: [
    BubbleQueries,
    ComparisonQueries,
    MerchantQueries,
    PaceQueries,
    RecurringQueries,
    ReportCriteria,
    ReportQueries,
    SummaryQueries,
  ],
})
export class ReportModule {}
