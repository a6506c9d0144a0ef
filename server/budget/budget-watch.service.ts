import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarDate } from '../calendar-date.js';
import { Clock } from '../clock.js';
import { type LedgerTransaction, storeEvent, UnitOfWork } from '../database/unit-of-work.js';
import { budgetConsumer } from '../events/consumers.js';
import type { DomainEvent } from '../events/domain-event.js';
import { Inbox } from '../events/inbox.js';
import type { BudgetPassed } from './budget.events.js';
import { toBudgetSnapshot } from './budget-snapshot.js';
import { BudgetWatchQueries, type PassedBudget, type WatchedLedger } from './budget-watch.queries.js';
import { watchedMonths } from './watched-months.js';

/** Tells that a budget has passed a threshold in a month: once, whatever led to it and in which order. */
@Injectable()
export class BudgetWatchService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly queries: BudgetWatchQueries,
    private readonly clock: Clock,
  ) {}

  /** Looks first, and takes the ledger's lock only where there is something to tell. */
  async watch(event: DomainEvent): Promise<void> {
    const ledger = event.ledgerId === null ? null : await this.queries.findLedger(event.ledgerId);
    const months = ledger ? watchedMonths(event, ledger.timeZone, this.clock.now()) : [];
    if (!ledger || (await this.queries.findPassed(ledger, months)).length === 0) return this.finishWithout(event.id);
    const isThere = await this.unitOfWork.forLedger(ledger.id, event.userId, async (tx) => {
      if (await this.inbox.claim(tx.manager, budgetConsumer.name, event.id)) await this.tell(tx, ledger, months);
      return true;
    });
    if (!isThere) await this.finishWithout(event.id);
  }

  private async finishWithout(eventId: string): Promise<void> {
    await this.inbox.claim(this.dataSource.manager, budgetConsumer.name, eventId);
  }

  private async tell(tx: LedgerTransaction, ledger: WatchedLedger, months: CalendarDate[]): Promise<void> {
    const passed = await this.queries.findPassed(ledger, months, tx.manager);
    if (passed.length === 0) return;
    await recordAlerts(tx, passed);
    const recipients = await this.queries.listRecipients(ledger.id, tx.manager);
    for (const one of passed) {
      const told = toBudgetPassed(one, ledger);
      tx.emit('budget.passed', told);
      for (const userId of recipients) {
        await storeEvent(tx.manager, 'budget-alert.issued', { ...told, ledgerName: ledger.name }, tx.now, userId);
      }
    }
  }
}

/** The ledger is locked: nobody else has recorded any of them since they were looked at. */
async function recordAlerts({ manager, ledgerId, now }: LedgerTransaction, passed: PassedBudget[]): Promise<void> {
  const alerts = passed.flatMap(({ budget: { id }, month, thresholds }) =>
    thresholds.map((threshold) => ({ id, month, threshold })),
  );
  await manager.query(
    `INSERT INTO budget_alerts (ledger_id, budget_id, month, threshold, passed_at)
     SELECT $1, id, month, threshold, $2 FROM unnest($3::uuid[], $4::date[], $5::int[]) AS alert (id, month, threshold)`,
    [
      ledgerId,
      now,
      alerts.map(({ id }) => id),
      alerts.map(({ month }) => month),
      alerts.map(({ threshold }) => threshold),
    ],
  );
}

function toBudgetPassed({ budget, month, thresholds }: PassedBudget, { currency }: WatchedLedger): BudgetPassed {
  const { availableAmount, spentAmount, leftAmount } = budget;
  return {
    budget: toBudgetSnapshot(budget, currency),
    month: month.slice(0, 7),
    // Both at once are told as one.
    threshold: thresholds.includes(100) ? 100 : 80,
    availableAmount,
    spentAmount,
    leftAmount,
  };
}
