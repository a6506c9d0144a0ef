import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { calendarDateAt, type CalendarDate } from '../calendar-date.js';
import type { CategoryLabel } from '../category/category.dto.js';
import { Clock } from '../clock.js';
import { firstOfMonth } from '../expense/period-range.js';
import { NotFoundProblem } from '../http/problem.js';
import { budgetProgress } from './budget-progress.js';
import type { Budget, BudgetList } from './budget.dto.js';
import { budgetsSql } from './budget-sql.js';

interface Ledger {
  id: string;
  /** ISO 4217. */
  currency: string;
}

interface BudgetRow {
  id: string;
  category: CategoryLabel | null;
  carryOver: boolean;
  version: number;
  amountMinor: string;
  carriedMinor: string;
  spentMinor: string;
}

@Injectable()
export class BudgetQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The budgets of a month ("2026-11"; the current one in `timeZone` when undefined) with what is spent of them. */
  async list(ledger: Ledger, month: string | undefined, timeZone: string): Promise<BudgetList> {
    const firstDay = month === undefined ? this.currentMonth(timeZone) : `${month}-01`;
    const items = await this.listMonth(ledger, firstDay, this.dataSource.manager);
    return { currency: ledger.currency, month: firstDay.slice(0, 7), items };
  }

  /** The budgets of the month that begins with `firstDay`, as the transaction of `manager` sees them. */
  async listMonth({ id, currency }: Ledger, firstDay: CalendarDate, manager: EntityManager): Promise<Budget[]> {
    const rows: BudgetRow[] = await manager.query(budgetsSql, [id, firstDay]);
    return rows.map(({ amountMinor, carriedMinor, spentMinor, ...row }) => ({
      ...row,
      ...budgetProgress(
        { amountMinor: BigInt(amountMinor), carriedMinor: BigInt(carriedMinor), spentMinor: BigInt(spentMinor) },
        currency,
      ),
    }));
  }

  /** One that lives, in the month that begins with `firstDay`. @throws NotFoundProblem. */
  async get(ledger: Ledger, id: string, firstDay: CalendarDate, manager: EntityManager): Promise<Budget> {
    const budget = (await this.listMonth(ledger, firstDay, manager)).find((other) => other.id === id);
    if (!budget) throw new NotFoundProblem('budget');
    return budget;
  }

  /**
   * The first day of the month from which the newest amount holds, also of a deleted budget. It may be one that has not begun
   * for everybody yet: a change counts from the month of whoever made it.
   * @throws NotFoundProblem
   */
  async getNewestMonth(ledgerId: string, id: string, manager: EntityManager): Promise<CalendarDate> {
    const [{ month }]: [{ month: CalendarDate | null }] = await manager.query(
      `SELECT max(from_month) AS month FROM budget_amounts WHERE ledger_id = $1 AND budget_id = $2`,
      [ledgerId, id],
    );
    if (month === null) throw new NotFoundProblem('budget');
    return month;
  }

  /** The first day of the current month in the IANA `timeZone`. */
  currentMonth(timeZone: string): CalendarDate {
    return firstOfMonth(calendarDateAt(this.clock.now(), timeZone));
  }
}
