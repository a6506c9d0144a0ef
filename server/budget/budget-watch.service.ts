import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarDate } from '../calendar-date.js';
import { Clock } from '../clock.js';
import { type LedgerTransaction, storeEvent, UnitOfWork } from '../database/unit-of-work.js';
import { GroupCommit, type Pending } from '../database/group-commit.js';
import { budgetConsumer } from '../events/consumers.js';
import type { DomainEvent } from '../events/domain-event.js';
import { Inbox } from '../events/inbox.js';
import { isOutage } from '../http/database-problem.js';
import type { BudgetPassed } from './budget.events.js';
import { toBudgetSnapshot } from './budget-snapshot.js';
import { BudgetWatchQueries, type PassedBudget, type WatchedLedger } from './budget-watch.queries.js';
import { watchedMonths } from './watched-months.js';

/** Enough that a commit costs little for each, few enough that a ledger's lock is soon given back. */
const mostTogether = 100;

type PendingEvent = Pending<DomainEvent>;

/** Tells that a budget has passed a threshold in a month: once, whatever led to it and in which order. */
@Injectable()
export class BudgetWatchService {
  private readonly commits = new GroupCommit<DomainEvent>((batch) => this.watchBatch(batch), mostTogether);

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly queries: BudgetWatchQueries,
    private readonly clock: Clock,
  ) {}

  /** Resolves after the commit. What arrives together of one ledger takes one look at its budgets. */
  watch(event: DomainEvent): Promise<void> {
    return this.commits.add(event);
  }

  private async watchBatch(batch: PendingEvent[]): Promise<void> {
    try {
      await this.watchTogether(batch.map(({ item }) => item));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length === 1 || isOutage(error)) for (const { reject } of batch) reject(error);
      // Where one of them cannot be handled, the others can.
      else for (const pending of batch) await this.watchBatch([pending]);
    }
  }

  private async watchTogether(events: DomainEvent[]): Promise<void> {
    const quiet: DomainEvent[] = [];
    for (const [ledgerId, ofLedger] of byLedger(events)) {
      if (ledgerId === null || !(await this.watchLedger(ledgerId, ofLedger))) quiet.push(...ofLedger);
    }
    await this.inbox.claimAll(this.dataSource.manager, budgetConsumer.name, idsOf(quiet));
  }

  /**
   * Looks first, and takes the ledger's lock only where there is something to tell.
   * @returns false where there was nothing, and no event is recorded as handled yet.
   */
  private async watchLedger(ledgerId: string, events: DomainEvent[]): Promise<boolean> {
    const ledger = await this.queries.findLedger(ledgerId);
    if (!ledger) return false;
    const now = this.clock.now();
    const months = [...new Set(events.flatMap((event) => watchedMonths(event, ledger.timeZone, now)))].sort();
    if ((await this.queries.findPassed(ledger, months)).length === 0) return false;
    const userId = events.at(-1)?.userId ?? null;
    const isThere = await this.unitOfWork.forLedger(ledger.id, userId, async (tx) => {
      const claimed = await this.inbox.claimAll(tx.manager, budgetConsumer.name, idsOf(events));
      if (claimed.size > 0) await this.tell(tx, ledger, months);
      return true;
    });
    return isThere === true;
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

function byLedger(events: DomainEvent[]): Map<string | null, DomainEvent[]> {
  const ledgers = new Map<string | null, DomainEvent[]>();
  for (const event of events) ledgers.set(event.ledgerId, [...(ledgers.get(event.ledgerId) ?? []), event]);
  return ledgers;
}

const idsOf = (events: DomainEvent[]) => [...new Set(events.map(({ id }) => id.toLowerCase()))];

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
