import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarDate } from '../calendar-date.js';
import { everything } from '../expense/expense-criteria.js';
import { addMonths } from '../expense/period-range.js';
import { formatMinor } from '../money.js';
import { HighlightQueries, type LargeExpense } from '../report/highlight.queries.js';
import { byCategorySql } from './month-figures-sql.js';
import type { MonthInFigures } from './summary.events.js';
import { topCategories } from './top-categories.js';

interface CategoryRow {
  ledgerId: string;
  ledgerName: string;
  currency: string;
  name: string;
  color: string;
  count: number;
  minor: string;
  previousMinor: string;
}

@Injectable()
export class MonthFiguresQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly highlights: HighlightQueries,
  ) {}

  /**
   * What the month that begins on `month` was like in each ledger that the user may read; ledgers with no expense then and
   * in the month before are left out. The sum of a ledger is that of its categories, from one look at them.
   */
  async getFigures(userId: number, month: CalendarDate): Promise<MonthInFigures[]> {
    const rows: CategoryRow[] = await this.dataSource.query(byCategorySql, [userId, month, addMonths(month, -1)]);
    const ledgers = new Map<string, CategoryRow[]>();
    for (const row of rows) ledgers.set(row.ledgerId, [...(ledgers.get(row.ledgerId) ?? []), row]);
    const figures: MonthInFigures[] = [];
    for (const [ledgerId, categories] of ledgers) figures.push(await this.describe(ledgerId, categories, month));
    return figures;
  }

  private async describe(ledgerId: string, rows: CategoryRow[], month: CalendarDate): Promise<MonthInFigures> {
    const { ledgerName, currency } = rows[0] as CategoryRow;
    const money = (minor: bigint | string) => formatMinor(minor, currency);
    const categories = rows.map(({ name, color, minor, previousMinor }) => ({
      name,
      color,
      minor: BigInt(minor),
      previousMinor: BigInt(previousMinor),
    }));
    return {
      month: month.slice(0, 7),
      ledgerName,
      currency,
      count: rows.reduce((sum, { count }) => sum + count, 0),
      total: money(categories.reduce((sum, { minor }) => sum + minor, 0n)),
      previousTotal: money(categories.reduce((sum, { previousMinor }) => sum + previousMinor, 0n)),
      categories: topCategories(categories).map(({ name, color, minor, previousMinor }) => ({
        name,
        color,
        total: money(minor),
        previousTotal: money(previousMinor),
      })),
      ...(await this.getHighlights({ id: ledgerId, currency }, month)),
    };
  }

  private async getHighlights(ledger: { id: string; currency: string }, month: CalendarDate) {
    const range = { from: month, until: addMonths(month, 1) };
    const { biggest, unusual } = await this.highlights.findHighlights(ledger, { ...everything, ...range });
    const told = ({ title, day, minor }: LargeExpense) => ({
      title,
      spentOn: day,
      amount: formatMinor(minor, ledger.currency),
    });
    return {
      biggest: biggest.map((row) => ({ ...told(row), categoryName: row.categoryName })),
      unusual: unusual.map(({ expense, unusual: { reason } }) => ({ ...told(expense), reason })),
    };
  }
}
