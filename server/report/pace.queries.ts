import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, type CalendarDate } from '../calendar-date.js';
import type { ExpenseCriteria } from '../expense/expense-criteria.js';
import { ExpenseMeasureQueries } from '../expense/expense-measure.queries.js';
import { formatMinor } from '../money.js';
import { earlierPeriods, type EarlierPeriod, expectedTotal, type PastPeriod } from './pace.js';
import { rangesSql } from './pace-sql.js';
import { daysBetween } from './previous-range.js';
import type { ReportLedger } from './report-criteria.js';
import type { Pace } from './summary.dto.js';

interface RangeRow {
  position: number;
  count: number;
  minor: string;
}

@Injectable()
export class PaceQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly measures: ExpenseMeasureQueries,
  ) {}

  /** What earlier periods tell of the one in which `today` is; null unless it lasts. */
  async findPace(
    { id, currency }: ReportLedger,
    criteria: ExpenseCriteria,
    today: CalendarDate,
  ): Promise<((spentMinor: bigint) => Pace) | null> {
    const { from, until } = criteria;
    if (from === null || until === null || today < from || today >= until) return null;
    const past = await this.readPast(id, criteria, earlierPeriods({ from, until }, today));
    const days = { daysSoFar: daysBetween(from, today) + 1, daysLeft: daysBetween(addDays(today, 1), until) };
    return (spentMinor) => {
      const { minor, isFromPast, periods } = expectedTotal(spentMinor, days, past);
      return { expectedAmount: formatMinor(minor, currency), isFromPast, periods, daysLeft: days.daysLeft };
    };
  }

  private async readPast(ledgerId: string, criteria: ExpenseCriteria, periods: EarlierPeriod[]): Promise<PastPeriod[]> {
    const [latest, earliest] = [periods[0], periods.at(-1)];
    if (!latest || !earliest) return [];
    const range = { from: earliest.whole.from, until: latest.whole.until };
    const measured = await this.measures.measure(ledgerId, { ...criteria, ...range });
    const ranges = periods.flatMap(({ whole, after }) => [whole, after]);
    const { text, values } = rangesSql(ledgerId, measured, ranges);
    const rows: RangeRow[] = await this.dataSource.query(text, values);
    const found = new Map(rows.map((row) => [row.position, row]));
    return periods.map((_, index) => ({
      count: found.get(2 * index)?.count ?? 0,
      afterMinor: BigInt(found.get(2 * index + 1)?.minor ?? 0),
    }));
  }
}
