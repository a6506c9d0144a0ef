import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { calendarDateAt } from '../calendar-date.js';
import { CategoryQueries } from '../category/category.queries.js';
import { Clock } from '../clock.js';
import type { Actor } from '../database/actor.js';
import { type LedgerTransaction, UnitOfWork } from '../database/unit-of-work.js';
import type { VersionTest } from '../http/expected-version.decorator.js';
import {
  NotFoundProblem,
  PreconditionFailedProblem,
  UnprocessableProblem,
  ValidationProblem,
} from '../http/problem.js';
import { ReceiptFilingService } from '../receipt/receipt-filing.service.js';
import { deleteExpenses, editExpense } from './change-expenses.js';
import { checkExpenseUpdate } from './check-expense-update.js';
import { checkNewExpense } from './check-new-expense.js';
import type { ExpenseUpdate } from './expense-changes.dto.js';
import type { Expense, NewExpense } from './expense.dto.js';
import { toSnapshot } from './expense-snapshot.js';
import { type ExpenseDraft, insertExpenses } from './insert-expenses.js';
import { StoredExpenseQueries } from './stored-expense.queries.js';

interface LedgerOfExpense {
  id: string;
  /** ISO 4217. */
  currency: string;
}

/** An expense to change, and whether the version it has is one that the change may be based on. */
interface ExpenseTarget {
  id: string;
  isExpected: VersionTest;
}

@Injectable()
export class ExpenseService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stored: StoredExpenseQueries,
    private readonly categories: CategoryQueries,
    private readonly filing: ReceiptFilingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Records an expense; a repeated `id` returns the one that was made first, also from the trash.
   * @throws ValidationProblem for the amount, date or currency, UnprocessableProblem for a category or a receipt that is
   * not to be had.
   */
  async recordExpense(actor: Actor, ledger: LedgerOfExpense, body: NewExpense, timeZone: string): Promise<Expense> {
    const id = body.id?.toLowerCase() ?? randomUUID();
    const first = body.id ? await this.stored.find(ledger.id, id) : null;
    if (first) return first.expense;
    const today = calendarDateAt(this.clock.now(), timeZone);
    const checked = checkNewExpense(body, { currency: ledger.currency, today });
    if ('errors' in checked) throw new ValidationProblem(checked.errors);
    await this.requireCategory(ledger.id, body.categoryId);

    return this.unitOfWork.inLedger(actor, ledger.id, async (tx) => {
      // Now that the ledger is locked, a repetition that came at the same time has finished.
      const made = body.id ? await this.stored.find(ledger.id, id, tx.manager) : null;
      if (made) return made.expense;
      const { spentOn, title, note = '', categoryId } = body;
      await insertExpenses(tx, actor.userId, [
        { id, spentOn, title, note, amountMinor: checked.amountMinor, categoryId },
      ]);
      const expense = await this.getLive(ledger.id, id, tx.manager);
      tx.emit('expense.created', { expense: toSnapshot(expense) });
      if (!body.receiptId) return expense;
      await this.filing.fileWithNewExpense(tx, body.receiptId, toRecorded(expense));
      return this.getLive(ledger.id, id, tx.manager);
    });
  }

  /**
   * Changes an expense; what changes nothing leaves no trace.
   * @throws NotFoundProblem, PreconditionFailedProblem; ValidationProblem and UnprocessableProblem as for a new one.
   */
  async updateExpense(
    actor: Actor,
    ledger: LedgerOfExpense,
    target: ExpenseTarget,
    body: ExpenseUpdate,
    timeZone: string,
  ): Promise<Expense> {
    const today = calendarDateAt(this.clock.now(), timeZone);
    const decide = (before: Expense): ExpenseDraft | null => {
      const checked = checkExpenseUpdate(body, before, { currency: ledger.currency, today });
      if ('errors' in checked) throw new ValidationProblem(checked.errors);
      return checked.draft;
    };
    const seen = await this.getExpected(ledger.id, target);
    const receiptId = body.receiptId?.toLowerCase();
    const isToBeFiled = (expense: Expense) =>
      receiptId !== undefined && !expense.receipts.some(({ id }) => id === receiptId);
    if (!decide(seen) && !isToBeFiled(seen)) return seen;

    return this.unitOfWork.inLedger(actor, ledger.id, async (tx) => {
      // Now that the ledger is locked, it stays as it is read here.
      const before = await this.getExpected(ledger.id, target, tx.manager);
      const draft = decide(before);
      if (draft) await this.edit(tx, before, draft);
      if (receiptId !== undefined && isToBeFiled(before)) await this.filing.fileWithExpense(tx, receiptId, before);
      return this.getLive(ledger.id, target.id, tx.manager);
    });
  }

  /** Puts an expense into the trash. @throws NotFoundProblem, PreconditionFailedProblem. */
  async deleteExpense(actor: Actor, ledgerId: string, target: ExpenseTarget): Promise<void> {
    await this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const before = await this.getExpected(ledgerId, target, tx.manager);
      const deleted = await deleteExpenses(tx, [before], actor.userId);
      if (deleted.size === 0) throw new PreconditionFailedProblem('expense');
      tx.emit('expense.deleted', { expense: toSnapshot(before) });
    });
  }

  /** Stores many expenses inside the caller's transaction; the caller emits the event that tells of them. */
  async recordMany(tx: LedgerTransaction, actor: Actor, drafts: Omit<ExpenseDraft, 'id'>[]): Promise<void> {
    await insertExpenses(
      tx,
      actor.userId,
      drafts.map((draft) => ({ ...draft, id: randomUUID() })),
    );
  }

  private async edit(tx: LedgerTransaction, before: Expense, draft: ExpenseDraft): Promise<void> {
    if (draft.categoryId !== before.category.id) await this.requireCategory(tx.ledgerId, draft.categoryId, tx.manager);
    const after = await editExpense(tx, before, draft);
    if (!after) throw new PreconditionFailedProblem('expense');
    const expense = toSnapshot(after);
    tx.emit('expense.updated', { expense, before: toSnapshot(before), after: expense });
    if (before.receipts.length > 0) await this.filing.learnFromEdit(tx, toRecorded(before), toRecorded(after));
  }

  private async getLive(ledgerId: string, id: string, manager?: EntityManager): Promise<Expense> {
    const found = await this.stored.find(ledgerId, id, manager);
    if (!found || found.isDeleted) throw new NotFoundProblem('expense');
    return found.expense;
  }

  private async getExpected(ledgerId: string, target: ExpenseTarget, manager?: EntityManager): Promise<Expense> {
    const expense = await this.getLive(ledgerId, target.id, manager);
    if (!target.isExpected(expense.version)) throw new PreconditionFailedProblem('expense');
    return expense;
  }

  /** One that is newly chosen: an archived one is not to be had any more. */
  private async requireCategory(ledgerId: string, id: string, manager?: EntityManager): Promise<void> {
    const isArchived = (await this.categories.areArchived(ledgerId, [id], manager)).get(id.toLowerCase());
    if (isArchived === undefined) throw unprocessableCategory('is not a category of this ledger');
    if (isArchived) throw unprocessableCategory('is archived: bring it back, or choose another one');
  }
}

const toRecorded = ({ id, title, spentOn, amount, category }: Expense) => ({
  id,
  title,
  spentOn,
  amount,
  categoryId: category.id,
});

const unprocessableCategory = (message: string) => new UnprocessableProblem([{ field: 'categoryId', message }]);
