import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnprocessableProblem } from '../http/problem.js';
import type { ExpenseCriteria } from './expense-criteria.js';
import { type MeasureRow, measureSql } from './expense-measure-sql.js';
import type { ExpenseOrder } from './expense-order-sql.js';
import type { ExpensePlace } from './expense-place-sql.js';

/** Count and sum in minor units. */
export interface ExpenseTotals {
  total: number;
  totalMinor: string;
}

/** Criteria, and how many expenses they let through. */
export interface MeasuredExpenses {
  /** With the categories below those that were asked for, and without notes where none matters. */
  criteria: ExpenseCriteria;
  /** All live expenses of the ledger. */
  ledgerCount: number;
  /** Null where criteria of several kinds meet, so that nobody knows without reading. */
  totals: ExpenseTotals | null;
  /** Whether the words let through the fewest of all kinds of criteria. */
  isTextRarest: boolean;
  place: ExpensePlace | null;
}

@Injectable()
export class ExpenseMeasureQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * One statement over the summaries. `far`: a place to find as well.
   * @throws UnprocessableProblem when a category is not the ledger's.
   */
  async measure(
    ledgerId: string,
    criteria: ExpenseCriteria,
    far: { order: ExpenseOrder; skip: number } | null = null,
  ): Promise<MeasuredExpenses> {
    const { text, values } = measureSql(ledgerId, criteria, far);
    const [row] = await this.dataSource.query<[MeasureRow]>(text, values);
    if (criteria.categoryIds && row.known !== criteria.categoryIds.length) {
      throw new UnprocessableProblem([{ field: 'categoryId', message: 'is not a category of this ledger' }]);
    }
    const { ledgerCount, isInNotes, spentOn, categoryId, titleKey, bucket, skip } = row;
    const counts = [row.groupCount, row.amountCount].filter((count) => count !== null);
    return {
      criteria: { ...criteria, categoryIds: row.categoryIds ?? criteria.categoryIds, isInNotes },
      ledgerCount,
      totals: knownTotals(criteria, row),
      isTextRarest: row.textCount !== null && counts.every((count) => count >= (row.textCount ?? 0)),
      place: skip === null ? null : { spentOn, categoryId, titleKey, bucket, skip },
    };
  }
}

function knownTotals({ from, until, hasReceipt }: ExpenseCriteria, row: MeasureRow): ExpenseTotals | null {
  const isOfText = row.textCount !== null && from === null && until === null && hasReceipt === null;
  if (isOfText && row.amountCount === null) return toTotals(row.textCount, row.textMinor);
  if (row.textCount !== null) return null;
  if (row.amountCount === null) return toTotals(row.groupCount, row.groupMinor);
  return row.groupCount === null ? toTotals(row.amountCount, row.amountMinor) : null;
}

const toTotals = (count: number | null, minor: string | null): ExpenseTotals => ({
  total: count ?? 0,
  totalMinor: minor ?? '0',
});
