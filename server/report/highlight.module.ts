import { Module } from '@nestjs/common';
import { ExpenseReadingModule } from '../expense/expense-reading.module.js';
import { HighlightQueries } from './highlight.queries.js';
import { ReportCriteria } from './report-criteria.js';

/** What is worth a second look, for reports and for the monthly mail. */
@Module({
  imports: [ExpenseReadingModule],
  providers: [HighlightQueries, ReportCriteria],
  exports: [HighlightQueries],
})
export class HighlightModule {}
