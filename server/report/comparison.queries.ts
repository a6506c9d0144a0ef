import { Injectable } from '@nestjs/common';
import { addDays } from '../calendar-date.js';
import type { DateRange } from '../expense/period-range.js';
import { formatMinor } from '../money.js';
import { comparedRange } from './compared-range.js';
import { compareCategories } from './compare-categories.js';
import type { ComparisonFilter, ComparisonReport, PeriodTotal } from './comparison.dto.js';
import { ReportCriteria, type ReportLedger } from './report-criteria.js';
import { type CategoryRow, ReportQueries, sumOf } from './report.queries.js';

@Injectable()
export class ComparisonQueries {
  constructor(
    private readonly reports: ReportQueries,
    private readonly criteria: ReportCriteria,
  ) {}

  /** What was spent in the filter's period, and in another one. */
  async getComparison(ledger: ReportLedger, filter: ComparisonFilter, timeZone: string): Promise<ComparisonReport> {
    const { id, currency } = ledger;
    const criteria = this.criteria.resolve(filter, ledger, timeZone);
    const range = comparedRange(filter, criteria, this.criteria.today(timeZone));
    const [rows, others] = await Promise.all([
      this.reports.readCategories(id, criteria),
      range ? this.reports.readCategories(id, { ...criteria, ...range }) : [],
    ]);
    return {
      currency,
      period: toTotal(criteria, rows, currency),
      other: range && toTotal(range, others, currency),
      categories: compareCategories(rows, others).map(({ minor, otherMinor, ...row }) => ({
        ...row,
        amount: formatMinor(minor, currency),
        otherAmount: formatMinor(otherMinor, currency),
      })),
    };
  }
}

const toTotal = ({ from, until }: DateRange, rows: CategoryRow[], currency: string): PeriodTotal => ({
  from,
  to: until && addDays(until, -1),
  totalAmount: formatMinor(sumOf(rows), currency),
  count: rows.reduce((sum, { count }) => sum + count, 0),
});
