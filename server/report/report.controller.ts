import { Get, Query } from '@nestjs/common';
import { CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { CachedByLedger } from '../cache/cached-by-ledger.decorator.js';
import { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { BubbleQueries } from './bubble.queries.js';
import { BubbleReport, CategoryReport, DayReport, MonthReport, YearReport } from './report.dto.js';
import { ReportQueries } from './report.queries.js';
import { SummaryReport } from './summary.dto.js';
import { SummaryQueries } from './summary.queries.js';

/** What the expenses that a filter lets through add up to. */
@LedgerRoute('reports')
export class ReportController {
  constructor(
    private readonly queries: ReportQueries,
    private readonly bubbles: BubbleQueries,
    private readonly summaries: SummaryQueries,
  ) {}

  /**
   * Count, sum, daily average and largest expense of what the filter lets through, the same of the period before, and what
   * the period is on course for.
   */
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

  /** The largest expenses as bubbles: by category, sized by amount; and the sums of the smaller ones. */
  @Get('bubbles')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getBubbles(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ExpenseFilter,
  ): Promise<BubbleReport> {
    return this.bubbles.getBubbles(ledger, filter, timeZone);
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

  /** The sum of each year that has expenses, and of each category in it. */
  @Get('by-year')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getByYear(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ExpenseFilter,
  ): Promise<YearReport> {
    return this.queries.getTotalsByYear(ledger, filter, timeZone);
  }

  /** The sum of each of the latest 800 days that have expenses. */
  @Get('by-day')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getByDay(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ExpenseFilter,
  ): Promise<DayReport> {
    return this.queries.getTotalsByDay(ledger, filter, timeZone);
  }
}
