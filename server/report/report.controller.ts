import { Get, Query } from '@nestjs/common';
import { CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { CachedByLedger } from '../cache/cached-by-ledger.decorator.js';
import { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { BubbleReport, CategoryReport, MonthReport, SummaryReport } from './report.dto.js';
import { ReportQueries } from './report.queries.js';
import { SummaryQueries } from './summary.queries.js';

@LedgerRoute('reports')
export class ReportController {
  constructor(
    private readonly queries: ReportQueries,
    private readonly summaries: SummaryQueries,
  ) {}

  /** Count, sum, daily average and largest expense of what the filter lets through, and the same of the period before. */
  @Get('summary')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getSummary(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ExpenseFilter,
  ): Promise<SummaryReport> {
    return this.summaries.getSummary(ledger, filter, timeZone);
  }

  /** The latest expenses as bubbles: by category, sized by amount. */
  @Get('bubbles')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getBubbles(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ExpenseFilter,
  ): Promise<BubbleReport> {
    return this.queries.getBubbles(ledger, filter, timeZone);
  }

  /** The sum of each category that has expenses, the largest first. */
  @Get('by-category')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getByCategory(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ExpenseFilter,
  ): Promise<CategoryReport> {
    return this.queries.getTotalsByCategory(ledger, filter, timeZone);
  }

  /** The sum of each month that has expenses, and of each category in it. */
  @Get('by-month')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getByMonth(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ExpenseFilter,
  ): Promise<MonthReport> {
    return this.queries.getTotalsByMonth(ledger, filter, timeZone);
  }
}
