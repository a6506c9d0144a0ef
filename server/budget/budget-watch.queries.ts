import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CalendarDate } from '../calendar-date.js';
import type { Budget } from './budget.dto.js';
import type { BudgetThreshold } from './budget.events.js';
import { BudgetQueries } from './budget.queries.js';
import { passedThresholds } from './passed-thresholds.js';

export interface WatchedLedger {
  id: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  /** Of its owner. */
  timeZone: string;
}

/** A budget with the thresholds that it has passed in a month and that nobody was told of, the highest last. */
export interface PassedBudget {
  budget: Budget;
  /** Its first day. */
  month: CalendarDate;
  thresholds: BudgetThreshold[];
}

@Injectable()
export class BudgetWatchQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly budgets: BudgetQueries,
  ) {}

  /** Null where there are no budgets, which is told by the first entry of an index. Of several owners, the first one counts. */
  async findLedger(id: string): Promise<WatchedLedger | null> {
    const [found]: WatchedLedger[] = await this.dataSource.query(
      `SELECT l.id, l.name, l.currency, u.time_zone AS "timeZone"
         FROM ledgers l
         JOIN ledger_members m ON m.ledger_id = l.id AND m.role = 'owner'
         JOIN users u ON u.id = m.user_id
        WHERE l.id = $1 AND EXISTS (SELECT 1 FROM budgets b WHERE b.ledger_id = $1 AND b.deleted_at IS NULL)
        ORDER BY m.created_at, m.user_id LIMIT 1`,
      [id],
    );
    return found ?? null;
  }

  /** In each of the `months`, by their first days. */
  async findPassed(
    ledger: WatchedLedger,
    months: CalendarDate[],
    manager = this.dataSource.manager,
  ): Promise<PassedBudget[]> {
    const passed: PassedBudget[] = [];
    for (const month of months) passed.push(...(await this.findPassedIn(ledger, month, manager)));
    return passed;
  }

  private async findPassedIn(
    ledger: WatchedLedger,
    month: CalendarDate,
    manager: EntityManager,
  ): Promise<PassedBudget[]> {
    const told: { budgetId: string; threshold: number }[] = await manager.query(
      `SELECT budget_id AS "budgetId", threshold FROM budget_alerts WHERE ledger_id = $1 AND month = $2`,
      [ledger.id, month],
    );
    const isTold = (budgetId: string, threshold: number) =>
      told.some((alert) => alert.budgetId === budgetId && alert.threshold === threshold);
    return (await this.budgets.listMonth(ledger, month, manager))
      .map((budget) => ({
        budget,
        month,
        thresholds: passedThresholds(budget).filter((one) => !isTold(budget.id, one)),
      }))
      .filter(({ thresholds }) => thresholds.length > 0);
  }

  /** Who may change the ledger and wants to be told: ids of users with an address that is known to be theirs. */
  async listRecipients(ledgerId: string, manager: EntityManager): Promise<number[]> {
    const rows: { id: number }[] = await manager.query(
      `SELECT u.id FROM ledger_members m JOIN users u ON u.id = m.user_id
        WHERE m.ledger_id = $1 AND m.role <> 'viewer' AND u.budget_mail AND u.email_verified_at IS NOT NULL AND NOT u.is_demo
        ORDER BY u.id`,
      [ledgerId],
    );
    return rows.map(({ id }) => id);
  }
}
