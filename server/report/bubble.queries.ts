import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ExpenseMeasureQueries } from '../expense/expense-measure.queries.js';
import { formatMinor } from '../money.js';
import { type BubbleRow, toBubble } from './bubble.js';
import { bubblesSql } from './bubble-sql.js';
import { ReportCriteria, type ReportLedger } from './report-criteria.js';
import type { BubbleReport } from './report.dto.js';

/** More bubbles than this hide each other. */
const mostBubbles = 500;

interface BubblesRow {
  total: number;
  items: BubbleRow[];
  smaller: { categoryId: string; minor: string; count: number }[];
}

@Injectable()
export class BubbleQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly measures: ExpenseMeasureQueries,
    private readonly criteria: ReportCriteria,
  ) {}

  /** The largest expenses, one bubble each, and the sums of all smaller ones. */
  async getBubbles(ledger: ReportLedger, filter: ExpenseFilter, timeZone: string): Promise<BubbleReport> {
    const { id, currency } = ledger;
    const measured = await this.measures.measure(id, this.criteria.resolve(filter, ledger, timeZone));
    const { text, values } = bubblesSql(id, measured, mostBubbles);
    const [row] = await this.dataSource.query<[BubblesRow]>(text, values);
    return {
      currency,
      total: row.total,
      items: row.items.map((item) => toBubble(item, currency)),
      smaller: row.smaller.map(({ minor, ...share }) => ({ ...share, amount: formatMinor(minor, currency) })),
    };
  }
}
