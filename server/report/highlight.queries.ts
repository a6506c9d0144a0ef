import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarDate } from '../calendar-date.js';
import type { ExpenseCriteria } from '../expense/expense-criteria.js';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ExpensePageQueries } from '../expense/expense-page.queries.js';
import { formatMinor } from '../money.js';
import { bubbleColumns, type BubbleRow, toBubble } from './bubble.js';
import { highlightRange } from './highlight-range.js';
import type { HighlightReport } from './highlight.dto.js';
import { ReportCriteria, type ReportLedger } from './report-criteria.js';
import { type Observation, type Unusual, unusualReason } from './unusual-reason.js';
import { observedSql } from './unusual-sql.js';

const listed = 5;
/** Of so many expenses, the largest, it is asked whether they are unusual, by so many of their titles' past amounts. */
const observed = 200;
const pastAmounts = 100;

export interface LargeExpense extends BubbleRow {
  titleKey: string;
  categoryName: string;
}

export interface UnusualRow {
  expense: LargeExpense;
  unusual: Unusual;
}

type ObservedRow = Omit<Observation, 'minor' | 'pastMedianMinor'> & {
  pastMedianMinor: string | null;
  position: number;
};

@Injectable()
export class HighlightQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pages: ExpensePageQueries,
    private readonly criteria: ReportCriteria,
  ) {}

  /** The biggest and the unusual expenses that a filter lets through. */
  async getHighlights(ledger: ReportLedger, filter: ExpenseFilter, timeZone: string): Promise<HighlightReport> {
    const { currency } = ledger;
    const criteria = this.criteria.resolve(filter, ledger, timeZone);
    const range = highlightRange(criteria, this.criteria.today(timeZone));
    const { biggest, unusual } = await this.findHighlights(ledger, { ...criteria, ...range });
    return {
      currency,
      biggest: biggest.map((row) => toBubble(row, currency)),
      unusual: unusual.map(({ expense, unusual: { reason, usualMinor } }) => ({
        ...toBubble(expense, currency),
        reason,
        usualAmount: usualMinor === null ? null : formatMinor(usualMinor, currency),
      })),
    };
  }

  /** At most five of each, the biggest first, and those that exceed the usual by the most money. */
  async findHighlights(
    { id, currency }: ReportLedger,
    criteria: ExpenseCriteria & { from: CalendarDate },
  ): Promise<{ biggest: LargeExpense[]; unusual: UnusualRow[] }> {
    const largest = await this.readLargest(id, criteria);
    const rows = await this.observe(id, largestByTitle(largest), criteria.from);
    const unusual = rows
      .map(({ expense, seen }) => ({ expense, unusual: unusualReason(seen, currency) }))
      .filter((row): row is UnusualRow => row.unusual !== null)
      .sort((one, other) => Number(other.unusual.excessMinor - one.unusual.excessMinor));
    return { biggest: largest.slice(0, listed), unusual: unusual.slice(0, listed) };
  }

  private async readLargest(ledgerId: string, criteria: ExpenseCriteria): Promise<LargeExpense[]> {
    const columns = `${bubbleColumns}, e.title_key AS "titleKey", c.name AS "categoryName"`;
    const slice = { sort: '-amount', skip: 0, rows: observed } as const;
    const { rows } = await this.pages.read<LargeExpense>(columns, ledgerId, criteria, slice);
    return rows.filter(({ minor }) => BigInt(minor) > 0n);
  }

  private async observe(ledgerId: string, expenses: LargeExpense[], from: CalendarDate) {
    if (expenses.length === 0) return [];
    const [titles, amounts] = [expenses.map(({ titleKey }) => titleKey), expenses.map(({ minor }) => minor)];
    const values = [ledgerId, titles, amounts, from, pastAmounts];
    const rows: ObservedRow[] = await this.dataSource.query(observedSql, values);
    return rows.map(({ position, pastMedianMinor, ...seen }) => {
      const expense = expenses[position - 1] as LargeExpense;
      const median = pastMedianMinor === null ? null : BigInt(pastMedianMinor);
      return { expense, seen: { ...seen, minor: BigInt(expense.minor), pastMedianMinor: median } };
    });
  }
}

/** Each title once: nobody wants to hear of one thing twice. */
function largestByTitle(largest: LargeExpense[]): LargeExpense[] {
  const titles = new Map<string, LargeExpense>();
  for (const expense of largest) if (!titles.has(expense.titleKey)) titles.set(expense.titleKey, expense);
  return [...titles.values()];
}
