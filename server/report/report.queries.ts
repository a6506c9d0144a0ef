import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { calendarDateAt } from '../calendar-date.js';
import { Clock } from '../clock.js';
import { resolveCriteria } from '../expense/expense-criteria.js';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ExpenseMeasureQueries } from '../expense/expense-measure.queries.js';
import { ExpensePageQueries } from '../expense/expense-page.queries.js';
import { formatMinor } from '../money.js';
import type { Bubble, BubbleReport, CategoryReport, CategoryTotal, MonthReport } from './report.dto.js';
import { byCategorySql, byMonthSql } from './report-sql.js';

/** More bubbles than this hide each other. */
const bubbleLimit = 2_000;

interface Ledger {
  id: string;
  /** ISO 4217. */
  currency: string;
}

export interface BubbleRow {
  id: string;
  day: string;
  title: string;
  minor: string;
  category: string;
}

/** Columns of a {@link BubbleRow}, of `expenses e`. */
export const bubbleColumns = `e.id, e.spent_on AS day, e.title, e.amount_minor AS minor, e.category_id AS category`;

/** What the expenses that a filter lets through add up to. Periods are those of the caller's time zone. */
@Injectable()
export class ReportQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pages: ExpensePageQueries,
    private readonly measures: ExpenseMeasureQueries,
    private readonly clock: Clock,
  ) {}

  /** The latest expenses, one bubble each. */
  async getBubbles({ id, currency }: Ledger, filter: ExpenseFilter, timeZone: string): Promise<BubbleReport> {
    const criteria = this.resolve(filter, currency, timeZone);
    const slice = { sort: '-spentOn', skip: 0, rows: bubbleLimit } as const;
    const { total, rows } = await this.pages.read<BubbleRow>(bubbleColumns, id, criteria, slice);
    return { currency, total, items: rows.map((row) => toBubble(row, currency)) };
  }

  /** What was spent on each category. */
  async getTotalsByCategory(
    { id, currency }: Ledger,
    filter: ExpenseFilter,
    timeZone: string,
  ): Promise<CategoryReport> {
    const measured = await this.measures.measure(id, this.resolve(filter, currency, timeZone));
    const { text, values } = byCategorySql(id, measured);
    const rows: (Omit<CategoryTotal, 'amount'> & { minor: string })[] = await this.dataSource.query(text, values);
    return {
      currency,
      totalAmount: formatMinor(sumOf(rows), currency),
      items: rows.map(({ minor, ...row }) => ({ ...row, amount: formatMinor(minor, currency) })),
    };
  }

  /** What was spent in each month, and on what. */
  async getTotalsByMonth({ id, currency }: Ledger, filter: ExpenseFilter, timeZone: string): Promise<MonthReport> {
    const measured = await this.measures.measure(id, this.resolve(filter, currency, timeZone));
    const { text, values } = byMonthSql(id, measured);
    const rows: MonthRow[] = await this.dataSource.query(text, values);
    const months = new Map<string, MonthRow[]>();
    for (const row of rows) months.set(row.month, [...(months.get(row.month) ?? []), row]);
    return {
      currency,
      items: [...months].map(([month, ofMonth]) => ({
        month,
        amount: formatMinor(sumOf(ofMonth), currency),
        count: ofMonth.reduce((sum, { count }) => sum + count, 0),
        categories: ofMonth.map(({ categoryId, minor, count }) => ({
          categoryId,
          amount: formatMinor(minor, currency),
          count,
        })),
      })),
    };
  }

  private resolve(filter: ExpenseFilter, currency: string, timeZone: string) {
    return resolveCriteria(filter, currency, calendarDateAt(this.clock.now(), timeZone));
  }
}

interface MonthRow {
  month: string;
  categoryId: string;
  minor: string;
  count: number;
}

export const toBubble = ({ id, day, title, minor, category }: BubbleRow, currency: string): Bubble => ({
  expenseId: id,
  spentOn: day,
  title,
  amount: formatMinor(minor, currency),
  categoryId: category,
});

const sumOf = (rows: { minor: string }[]) => rows.reduce((sum, { minor }) => sum + BigInt(minor), 0n);
