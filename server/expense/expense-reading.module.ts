import { Module } from '@nestjs/common';
import { ExpenseMeasureQueries } from './expense-measure.queries.js';
import { ExpensePageQueries } from './expense-page.queries.js';

/** Pages and measures of expenses alone, for the processes that have no routes as well. */
@Module({
  providers: [ExpenseMeasureQueries, ExpensePageQueries],
  exports: [ExpenseMeasureQueries, ExpensePageQueries],
})
export class ExpenseReadingModule {}
