import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExpenseHistory, ExpenseHistoryEntry, FieldChange } from '../expense/expense-changes.dto.js';
import type { ExpenseSnapshot } from '../expense/expense.events.js';
import { NotFoundProblem } from '../http/problem.js';
import { expenseDifferences } from './expense-differences.js';
import { expenseHistorySql } from './expense-history-sql.js';

interface EntryRow extends Pick<ExpenseHistoryEntry, 'id' | 'type' | 'occurredAt' | 'by'> {
  userId: number | null;
  data: { expense: ExpenseSnapshot; before?: ExpenseSnapshot; after?: ExpenseSnapshot };
}

@Injectable()
export class ExpenseHistoryQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** What happened to an expense, the latest first, as `userId` sees it. @throws NotFoundProblem if it never was. */
  async getHistory(ledgerId: string, expenseId: string, userId: number): Promise<ExpenseHistory> {
    const rows: EntryRow[] = await this.dataSource.query(expenseHistorySql, [ledgerId, expenseId]);
    if (rows.length === 0) throw new NotFoundProblem('expense');
    const items = rows
      .filter(({ id }) => id !== null)
      .map(({ id, type, occurredAt, by, userId: actor, data }) => ({
        id,
        type,
        occurredAt,
        by,
        isYou: actor === userId,
        changes: changesOf(type, data),
      }));
    return { items };
  }
}

function changesOf(type: ExpenseHistoryEntry['type'], { expense, before, after }: EntryRow['data']): FieldChange[] {
  if (type === 'expense.created') return expenseDifferences(null, expense);
  return before && after ? expenseDifferences(before, after) : [];
}
