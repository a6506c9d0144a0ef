import { Injectable } from '@nestjs/common';
import { addDays, calendarDateAt, type CalendarDate } from '../calendar-date.js';
import { Clock } from '../clock.js';
import { type ExpenseCriteria, resolveCriteria } from '../expense/expense-criteria.js';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ExpensePageQueries } from '../expense/expense-page.queries.js';
import { formatMinor } from '../money.js';
import { daysSoFar, previousRange } from './previous-range.js';
import type { PreviousSummary, SummaryReport } from './report.dto.js';
import { bubbleColumns, type BubbleRow, toBubble } from './report.queries.js';

interface Ledger {
  id: string;
  /** ISO 4217. */
  currency: string;
}

@Injectable()
export class SummaryQueries {
  constructor(
    private readonly pages: ExpensePageQueries,
    private readonly clock: Clock,
  ) {}

  /** What a filter's expenses add up to, beside those of the period before. Periods are those of `timeZone`. */
  async getSummary(ledger: Ledger, filter: ExpenseFilter, timeZone: string): Promise<SummaryReport> {
    const { id, currency } = ledger;
    const today = calendarDateAt(this.clock.now(), timeZone);
    const criteria = resolveCriteria(filter, currency, today);
    const [found, previous] = await Promise.all([
      this.readLargest(id, criteria),
      this.getPrevious(ledger, criteria, today),
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
    };
  }

  private async getPrevious(
    { id, currency }: Ledger,
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

/** Rounded half away from zero. */
function divide(minor: bigint, by: bigint): bigint {
  const half = minor < 0n ? -by : by;
  return (minor * 2n + half) / (by * 2n);
}
