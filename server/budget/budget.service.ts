import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import type { CalendarDate } from '../calendar-date.js';
import { CategoryQueries } from '../category/category.queries.js';
import type { Actor } from '../database/actor.js';
import { type LedgerTransaction, UnitOfWork } from '../database/unit-of-work.js';
import type { VersionTest } from '../http/expected-version.decorator.js';
import { PreconditionFailedProblem, UnprocessableProblem } from '../http/problem.js';
import { BudgetAmount } from './budget-amount.entity.js';
import type { Budget as BudgetAnswer, BudgetUpdate, NewBudget } from './budget.dto.js';
import { Budget } from './budget.entity.js';
import { BudgetQueries } from './budget.queries.js';
import { toBudgetSnapshot } from './budget-snapshot.js';
import { checkBudgetAmount } from './check-budget-amount.js';

/** For how long a deleted budget can be restored. */
const keptMs = 24 * 60 * 60 * 1_000;

interface LedgerOfBudget {
  id: string;
  /** ISO 4217. */
  currency: string;
}

/** A budget to change, and whether the version it has is one that the change may be based on. */
interface BudgetTarget {
  id: string;
  isExpected: VersionTest;
}

/** The current month is the caller's, in their IANA `timeZone`. */
@Injectable()
export class BudgetService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: BudgetQueries,
    private readonly categories: CategoryQueries,
  ) {}

  /** @throws ValidationProblem at `amount`, ConflictProblem `budget_exists`, UnprocessableProblem for the category. */
  async createBudget(actor: Actor, ledger: LedgerOfBudget, body: NewBudget, timeZone: string): Promise<BudgetAnswer> {
    const amountMinor = checkBudgetAmount(body.amount, ledger.currency);
    const firstMonth = this.queries.currentMonth(timeZone);
    const { categoryId, carryOver = false } = body;
    return this.unitOfWork.inLedger(actor, ledger.id, async (tx) => {
      if (categoryId !== null) await this.requireCategory(tx, categoryId);
      await forgetDeleted(tx);
      const id = randomUUID();
      await tx.manager.insert(Budget, { ledgerId: tx.ledgerId, id, categoryId, carryOver, firstMonth });
      await storeAmount(tx, id, firstMonth, amountMinor);
      const budget = await this.queries.get(ledger, id, firstMonth, tx.manager);
      tx.emit('budget.created', { budget: toBudgetSnapshot(budget, tx.currency) });
      return budget;
    });
  }

  /**
   * Changes a budget from the current month on; what changes nothing leaves no trace.
   * @throws ValidationProblem at `amount`, NotFoundProblem, PreconditionFailedProblem.
   */
  async updateBudget(
    actor: Actor,
    ledger: LedgerOfBudget,
    target: BudgetTarget,
    body: BudgetUpdate,
    timeZone: string,
  ): Promise<BudgetAnswer> {
    const amountMinor = body.amount === undefined ? null : checkBudgetAmount(body.amount, ledger.currency);
    return this.unitOfWork.inLedger(actor, ledger.id, async (tx) => {
      const month = await this.monthOf(tx, target.id, timeZone);
      const before = await this.getExpected(tx, ledger, target, month);
      const carryOver = body.carryOver ?? before.carryOver;
      const isSame = amountMinor === null || amountMinor === checkBudgetAmount(before.amount, ledger.currency);
      if (isSame && carryOver === before.carryOver) return before;
      if (!isSame) await storeAmount(tx, target.id, month, amountMinor);
      await changeBudget(tx, target.id, { carryOver });
      const after = await this.queries.get(ledger, target.id, month, tx.manager);
      const [was, is] = [toBudgetSnapshot(before, tx.currency), toBudgetSnapshot(after, tx.currency)];
      tx.emit('budget.updated', { before: was, after: is });
      return after;
    });
  }

  /** @throws NotFoundProblem, PreconditionFailedProblem. */
  async deleteBudget(actor: Actor, ledger: LedgerOfBudget, target: BudgetTarget, timeZone: string): Promise<void> {
    await this.unitOfWork.inLedger(actor, ledger.id, async (tx) => {
      const month = await this.monthOf(tx, target.id, timeZone);
      const budget = await this.getExpected(tx, ledger, target, month);
      await forgetDeleted(tx);
      await changeBudget(tx, target.id, { deletedAt: tx.now });
      tx.emit('budget.deleted', { budget: toBudgetSnapshot(budget, tx.currency) });
    });
  }

  /** One that lives is answered as it is. @throws NotFoundProblem, also after a day; ConflictProblem `budget_exists`. */
  async restoreBudget(actor: Actor, ledger: LedgerOfBudget, id: string, timeZone: string): Promise<BudgetAnswer> {
    return this.unitOfWork.inLedger(actor, ledger.id, async (tx) => {
      await forgetDeleted(tx);
      const month = await this.monthOf(tx, id, timeZone);
      const isLiving = await tx.manager.existsBy(Budget, { ledgerId: ledger.id, id, deletedAt: IsNull() });
      if (!isLiving) await changeBudget(tx, id, { deletedAt: null });
      const budget = await this.queries.get(ledger, id, month, tx.manager);
      if (!isLiving) tx.emit('budget.restored', { budget: toBudgetSnapshot(budget, tx.currency) });
      return budget;
    });
  }

  private async getExpected(
    { manager }: LedgerTransaction,
    ledger: LedgerOfBudget,
    { id, isExpected }: BudgetTarget,
    month: CalendarDate,
  ): Promise<BudgetAnswer> {
    const budget = await this.queries.get(ledger, id, month, manager);
    if (!isExpected(budget.version)) throw new PreconditionFailedProblem('budget');
    return budget;
  }

  /** The current month, or a later one that the budget was changed in where it is later already. */
  private async monthOf({ ledgerId, manager }: LedgerTransaction, id: string, timeZone: string): Promise<CalendarDate> {
    const newest = await this.queries.getNewestMonth(ledgerId, id, manager);
    const current = this.queries.currentMonth(timeZone);
    return newest > current ? newest : current;
  }

  private async requireCategory({ ledgerId, manager }: LedgerTransaction, id: string): Promise<void> {
    const isArchived = (await this.categories.areArchived(ledgerId, [id], manager)).get(id.toLowerCase());
    const message = isArchived
      ? 'is archived: bring it back, or choose another one'
      : 'is not a category of this ledger';
    if (isArchived !== false) throw new UnprocessableProblem([{ field: 'categoryId', message }]);
  }
}

async function storeAmount(
  { manager, ledgerId }: LedgerTransaction,
  budgetId: string,
  fromMonth: CalendarDate,
  amountMinor: bigint,
): Promise<void> {
  const row = { ledgerId, budgetId, fromMonth, amountMinor: String(amountMinor) };
  await manager.upsert(BudgetAmount, row, ['ledgerId', 'budgetId', 'fromMonth']);
}

async function changeBudget(
  { manager, ledgerId }: LedgerTransaction,
  id: string,
  changes: { carryOver?: boolean; deletedAt?: Date | null },
): Promise<void> {
  await manager.update(Budget, { ledgerId, id }, { ...changes, version: () => 'version + 1' });
}

/** Those that can be restored no more. */
async function forgetDeleted({ manager, ledgerId, now }: LedgerTransaction): Promise<void> {
  await manager.delete(Budget, { ledgerId, deletedAt: LessThan(new Date(now.getTime() - keptMs)) });
}
