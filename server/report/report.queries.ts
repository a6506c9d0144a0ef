import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExpenseCriteria } from '../expense/expense-criteria.js';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ExpenseMeasureQueries } from '../expense/expense-measure.queries.js';
import { formatMinor } from '../money.js';
import { ReportCriteria, type ReportLedger } from './report-criteria.js';
import type { CategoryReport, CategoryTotal, DayReport, MonthReport, YearReport } from './report.dto.js';
import { byCategorySql, byDaySql, byMonthSql, byYearSql } from './report-sql.js';
import { type ShareRow, toShares } from './shares.js';

/** Somewhat more than two years. */
const mostDays = 800;

export type CategoryRow = Omit<CategoryTotal, 'amount'> & { minor: string };

interface DayRow {
  date: string;
  minor: string;
  count: number;
  total: number;
}

/** What the expenses that a filter lets through add up to. Periods are those of the caller's time zone. */
@Injectable()
export class ReportQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly measures: ExpenseMeasureQueries,
    private readonly criteria: ReportCriteria,
  ) {}

  /** What was spent on each category. */
  async getTotalsByCategory(ledger: ReportLedger, filter: ExpenseFilter, timeZone: string): Promise<CategoryReport> {
    const { currency } = ledger;
    const rows = await this.readCategories(ledger.id, this.criteria.resolve(filter, ledger, timeZone));
    return {
      currency,
      totalAmount: formatMinor(sumOf(rows), currency),
      items: rows.map(({ minor, ...row }) => ({ ...row, amount: formatMinor(minor, currency) })),
    };
  }

  /** Each category that has expenses, the largest sum first. */
  async readCategories(ledgerId: string, criteria: ExpenseCriteria): Promise<CategoryRow[]> {
    const { text, values } = byCategorySql(ledgerId, await this.measures.measure(ledgerId, criteria));
    return this.dataSource.query(text, values);
  }

  /** What was spent in each month, and on what. */
  async getTotalsByMonth(ledger: ReportLedger, filter: ExpenseFilter, timeZone: string): Promise<MonthReport> {
    const { currency } = ledger;
    const measured = await this.measures.measure(ledger.id, this.criteria.resolve(filter, ledger, timeZone));
    const { text, values } = byMonthSql(ledger.id, measured);
    const rows: ShareRow<string>[] = await this.dataSource.query(text, values);
    return { currency, items: toShares(rows, currency).map(({ stretch: month, ...rest }) => ({ month, ...rest })) };
  }

  /** What was spent in each year, and on what. */
  async getTotalsByYear(ledger: ReportLedger, filter: ExpenseFilter, timeZone: string): Promise<YearReport> {
    const { currency } = ledger;
    const measured = await this.measures.measure(ledger.id, this.criteria.resolve(filter, ledger, timeZone));
    const { text, values } = byYearSql(ledger.id, measured);
    const rows: ShareRow<number>[] = await this.dataSource.query(text, values);
    return { currency, items: toShares(rows, currency).map(({ stretch: year, ...rest }) => ({ year, ...rest })) };
  }

  /** What was spent on each of the latest days. */
  async getTotalsByDay(ledger: ReportLedger, filter: ExpenseFilter, timeZone: string): Promise<DayReport> {
    const { currency } = ledger;
    const measured = await this.measures.measure(ledger.id, this.criteria.resolve(filter, ledger, timeZone));
    const { text, values } = byDaySql(ledger.id, measured, mostDays);
    const rows: DayRow[] = await this.dataSource.query(text, values);
    return {
      currency,
      total: rows[0]?.total ?? 0,
      items: rows.map(({ date, minor, count }) => ({ date, amount: formatMinor(minor, currency), count })),
    };
  }
}

export const sumOf = (rows: { minor: string }[]) => rows.reduce((sum, { minor }) => sum + BigInt(minor), 0n);
