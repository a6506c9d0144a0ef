import { Get, Query } from '@nestjs/common';
import { CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { CachedByLedger } from '../cache/cached-by-ledger.decorator.js';
import { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { ComparisonFilter, ComparisonReport } from './comparison.dto.js';
import { ComparisonQueries } from './comparison.queries.js';
import { HighlightReport } from './highlight.dto.js';
import { HighlightQueries } from './highlight.queries.js';
import { MerchantReport } from './merchant.dto.js';
import { MerchantQueries } from './merchant.queries.js';
import { RecurringReport } from './recurring.dto.js';
import { RecurringQueries } from './recurring.queries.js';

/** What is worth knowing of the expenses that a filter lets through. */
@LedgerRoute('reports')
export class InsightController {
  constructor(
    private readonly highlights: HighlightQueries,
    private readonly recurring: RecurringQueries,
    private readonly merchants: MerchantQueries,
    private readonly comparisons: ComparisonQueries,
  ) {}

  /**
   * The biggest and the unusual expenses of the filter's period, with why. Without a first day, it is that of the twelve
   * months until its last day or today.
   */
  @Get('highlights')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getHighlights(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ExpenseFilter,
  ): Promise<HighlightReport> {
    return this.highlights.getHighlights(ledger, filter, timeZone);
  }

  /**
   * Costs that come back week by week up to year by year, found from the title, the days between and the amounts of the last three
   * years, and what they cost in a year. Categories, amounts, receipts and words of the filter narrow it; its period does not.
   */
  @Get('recurring')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getRecurring(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ExpenseFilter,
  ): Promise<RecurringReport> {
    return this.recurring.getRecurring(ledger, filter, timeZone);
  }

  /** What was spent by title, the largest sums first. */
  @Get('merchants')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getMerchants(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ExpenseFilter,
  ): Promise<MerchantReport> {
    return this.merchants.getMerchants(ledger, filter, timeZone);
  }

  /** The filter's period beside another one, category by category. */
  @Get('comparison')
  @CachedByLedger()
  @ApiProblems(400, 422)
  getComparison(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() filter: ComparisonFilter,
  ): Promise<ComparisonReport> {
    return this.comparisons.getComparison(ledger, filter, timeZone);
  }
}
