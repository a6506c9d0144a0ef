import { Injectable } from '@nestjs/common';
import { addDays, type CalendarDate } from '../calendar-date.js';
import type { ExpenseCriteria } from '../expense/expense-criteria.js';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ExpensePageQueries } from '../expense/expense-page.queries.js';
import { formatMinor } from '../money.js';
import { bubbleColumns, type BubbleRow, toBubble } from './bubble.js';
import { divide } from './pace.js';
import { PaceQueries } from './pace.queries.js';
import { daysSoFar, previousRange } from './previous-range.js';
import { ReportCriteria, type ReportLedger } from './report-criteria.js';
import type { PreviousSummary, SummaryReport } from './summary.dto.js';

@Injectable()
export class SummaryQueries {
  constructor(
    private readonly pages: ExpensePageQueries,
    private readonly paces: PaceQueries,
    private readonly criteria: ReportCriteria,
  ) {}

  /** What a filter's expenses add up to, beside those of the period before. Periods are those of `timeZone`. */
  async getSummary(ledger: ReportLedger, filter: ExpenseFilter, timeZone: string): Promise<SummaryReport> {
    const { id, currency } = ledger;
    const today = this.criteria.today(timeZone);
    const criteria = this.criteria.resolve(filter, ledger, timeZone);
    const [found, previous, paceOf] = await Promise.all([
      this.readLargest(id, criteria),
      this.getPrevious(ledger, criteria, today),
      this.paces.findPace(ledger, criteria, today),
    ]);
    const days = daysSoFar(criteria, today);
    const [largest] = found.rows;
    return {
      currency,
      totalAmount: formatMinor(found.totalMinor, currency),
      count: found.total,
      amountPerDay: days === null ? null : formatMinor(divide(BigInt(found.totalMinor), BigInt(days)), currency),
      largest: largest ? toBubble(largest, currency) : null,
      previous,
      pace: paceOf?.(BigInt(found.totalMinor)) ?? null,
    };
  }

  private async getPrevious(
    { id, currency }: ReportLedger,
    criteria: ExpenseCriteria,
    today: CalendarDate,
  ): Promise<PreviousSummary | null> {
    const range = previousRange(criteria, today);
    if (!range) return null;
    const { total, totalMinor } = await this.readLargest(id, { ...criteria, ...range });
    return {
      from: range.from,
      to: addDays(range.until, -1),
      totalAmount: formatMinor(totalMinor, currency),
      count: total,
    };
  }

  private readLargest(ledgerId: string, criteria: ExpenseCriteria) {
    return this.pages.read<BubbleRow>(bubbleColumns, ledgerId, criteria, { sort: '-amount', skip: 0, rows: 1 });
  }
}
