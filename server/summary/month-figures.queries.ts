import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarDate } from '../calendar-date.js';
import { addMonths } from '../expense/period-range.js';
import { formatMinor } from '../money.js';
import { byCategorySql, largestSql, observedSql } from './month-figures-sql.js';
import type { MonthInFigures } from './summary.events.js';
import { topCategories } from './top-categories.js';
import { type Observation, type Unusual, unusualReason } from './unusual-reason.js';

const listed = 5;
/** Of so many titles, the ones that cost most, it is asked whether they are unusual, by so many of their past amounts. */
const observedTitles = 200;
const pastAmounts = 100;

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

interface LargestRow {
  title: string;
  spentOn: CalendarDate;
  minor: string;
  categoryName: string;
}

type ObservedRow = Omit<Observation, 'minor' | 'pastMedianMinor'> & {
  title: string;
  spentOn: CalendarDate;
  minor: string;
  pastMedianMinor: string | null;
};

@Injectable()
export class MonthFiguresQueries {
  constructor(private readonly dataSource: DataSource) {}

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
      biggest: await this.getBiggest(ledgerId, currency, month),
      unusual: await this.getUnusual(ledgerId, currency, month),
    };
  }

  private async getBiggest(
    ledgerId: string,
    currency: string,
    month: CalendarDate,
  ): Promise<MonthInFigures['biggest']> {
    const range = [month, addMonths(month, 1)];
    const rows: LargestRow[] = await this.dataSource.query(largestSql, [ledgerId, ...range, listed]);
    return rows.map(({ minor, ...row }) => ({ ...row, amount: formatMinor(minor, currency) }));
  }

  /** Those that exceed the usual by the most money come first. */
  private async getUnusual(
    ledgerId: string,
    currency: string,
    month: CalendarDate,
  ): Promise<MonthInFigures['unusual']> {
    const range = [month, addMonths(month, 1)];
    const rows: ObservedRow[] = await this.dataSource.query(observedSql, [
      ledgerId,
      ...range,
      observedTitles,
      pastAmounts,
    ]);
    return rows
      .map((row) => ({ row, unusual: unusualReason(toObservation(row), currency) }))
      .filter((entry): entry is { row: ObservedRow; unusual: Unusual } => entry.unusual !== null)
      .sort((one, other) => Number(other.unusual.excessMinor - one.unusual.excessMinor))
      .slice(0, listed)
      .map(({ row: { title, spentOn, minor }, unusual: { reason } }) => ({
        title,
        spentOn,
        amount: formatMinor(minor, currency),
        reason,
      }));
  }
}

const toObservation = ({ minor, pastMedianMinor, ...row }: ObservedRow): Observation => ({
  ...row,
  minor: BigInt(minor),
  pastMedianMinor: pastMedianMinor === null ? null : BigInt(pastMedianMinor),
});
