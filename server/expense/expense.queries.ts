import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { calendarDateAt } from '../calendar-date.js';
import { Clock } from '../clock.js';
import { NotFoundProblem } from '../http/problem.js';
import { formatMinor } from '../money.js';
import type { Expense, ExpensePage, ExpenseQuery } from './expense.dto.js';
import { resolveCriteria } from './expense-criteria.js';
import { ExpensePageQueries } from './expense-page.queries.js';
import { expenseColumns, type ExpenseRow, toExpense } from './expense-row.js';

@Injectable()
export class ExpenseQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pages: ExpensePageQueries,
    private readonly clock: Clock,
  ) {}

  /** One page of what the filter lets through, with the totals of all of that. Periods are those of `timeZone`. */
  async getPage(
    ledger: { id: string; currency: string },
    { page, pageSize, sort, ...filter }: ExpenseQuery,
    timeZone: string,
  ): Promise<ExpensePage> {
    const criteria = resolveCriteria(filter, ledger.currency, calendarDateAt(this.clock.now(), timeZone));
    const slice = { sort, skip: (page - 1) * pageSize, rows: pageSize };
    const found = await this.pages.read<ExpenseRow>(expenseColumns, ledger.id, criteria, slice);
    return {
      items: found.rows.map(toExpense),
      page,
      pageSize,
      total: found.total,
      totalAmount: formatMinor(found.totalMinor, ledger.currency),
      currency: ledger.currency,
    };
  }

  /** One live expense. @throws NotFoundProblem. */
  async get(ledgerId: string, id: string): Promise<Expense> {
    const [row]: ExpenseRow[] = await this.dataSource.query(
      `SELECT ${expenseColumns} FROM expenses e JOIN categories c ON c.ledger_id = e.ledger_id AND c.id = e.category_id
        WHERE e.ledger_id = $1 AND e.id = $2 AND e.deleted_at IS NULL`,
      [ledgerId, id],
    );
    if (!row) throw new NotFoundProblem('expense');
    return toExpense(row);
  }
}
