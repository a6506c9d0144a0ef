import { Injectable } from '@nestjs/common';
import { CategoryQueries } from '../category/category.queries.js';
import type { Actor } from '../database/actor.js';
import { type LedgerTransaction, UnitOfWork } from '../database/unit-of-work.js';
import { UnprocessableProblem } from '../http/problem.js';
import { deleteExpenses, recategorizeExpenses, restoreExpenses } from './change-expenses.js';
import type {
  ChangedExpenses,
  ExpenseCategoryTarget,
  ExpenseTarget,
  RecategorizedExpenses,
} from './expense-changes.dto.js';
import type { Expense } from './expense.dto.js';
import { toSnapshot } from './expense-snapshot.js';
import { StoredExpenseQueries } from './stored-expense.queries.js';

/**
 * Changes of several expenses at once, each by a few statements, whatever their number. Ids come in lower case. What was
 * changed meanwhile is left as it is, and is told as skipped; all others are changed together or not at all.
 */
@Injectable()
export class ExpenseBatchService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stored: StoredExpenseQueries,
    private readonly categories: CategoryQueries,
  ) {}

  /**
   * Gives each its category, an archived one too: taking a change back must be possible. One that has it already counts
   * as done.
   * @throws UnprocessableProblem for categories of another ledger.
   */
  async recategorizeExpenses(
    actor: Actor,
    ledgerId: string,
    items: ExpenseCategoryTarget[],
  ): Promise<RecategorizedExpenses> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      await this.requireCategories(tx, items);
      const before = await this.findAsSeen(tx, items);
      const moves = items.flatMap(({ id, categoryId }) => {
        const seen = before.get(id);
        return seen && seen.category.id !== categoryId ? [{ id, version: seen.version, categoryId }] : [];
      });
      const after = await recategorizeExpenses(tx, moves);
      const done: RecategorizedExpenses = { items: [], skipped: [] };
      for (const { id, categoryId } of items) {
        const [was, is] = [before.get(id), after.get(id)];
        if (was && is) {
          const expense = toSnapshot(is);
          tx.emit('expense.updated', { expense, before: toSnapshot(was), after: expense });
        }
        const now = is ?? was;
        if (was && now?.category.id === categoryId)
          done.items.push({ id, version: now.version, previousCategoryId: was.category.id });
        else done.skipped.push(id);
      }
      return done;
    });
  }

  /** Puts them into the trash; what lies there already is skipped. */
  async deleteExpenses(actor: Actor, ledgerId: string, items: ExpenseTarget[]): Promise<ChangedExpenses> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const before = await this.findAsSeen(tx, items);
      const deleted = await deleteExpenses(tx, [...before.values()], actor.userId);
      const ids = items.map(({ id }) => id);
      for (const id of ids) {
        const expense = deleted.get(id);
        if (expense) tx.emit('expense.deleted', { expense: toSnapshot(expense) });
      }
      return split(ids, (id) => deleted.has(id));
    });
  }

  /** Takes them out of the trash; what lives already counts as done. */
  async restoreExpenses(actor: Actor, ledgerId: string, ids: string[]): Promise<ChangedExpenses> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const stored = await this.stored.findSome(ledgerId, ids, tx.manager);
      const inTrash = [...stored.values()].filter(({ isDeleted }) => isDeleted);
      const restored = await restoreExpenses(
        tx,
        inTrash.map(({ expense }) => expense),
      );
      for (const id of ids) {
        const expense = restored.get(id);
        if (expense) tx.emit('expense.restored', { expense: toSnapshot(expense) });
      }
      return split(ids, (id) => restored.has(id) || stored.get(id)?.isDeleted === false);
    });
  }

  /** The live ones among them, by id, which have the version they were seen in where one is named. */
  private async findAsSeen(tx: LedgerTransaction, items: ExpenseTarget[]): Promise<Map<string, Expense>> {
    const ids = items.map(({ id }) => id);
    const stored = await this.stored.findSome(tx.ledgerId, ids, tx.manager);
    const asSeen = items.flatMap(({ id, version }): [string, Expense][] => {
      const found = stored.get(id);
      if (!found || found.isDeleted) return [];
      return version === undefined || version === found.expense.version ? [[id, found.expense]] : [];
    });
    return new Map(asSeen);
  }

  private async requireCategories(tx: LedgerTransaction, items: ExpenseCategoryTarget[]): Promise<void> {
    const ids = [...new Set(items.map(({ categoryId }) => categoryId))];
    const known = await this.categories.areArchived(tx.ledgerId, ids, tx.manager);
    const errors = ids
      .filter((id) => !known.has(id))
      .map((id) => ({
        field: `items.${items.findIndex(({ categoryId }) => categoryId === id)}.categoryId`,
        message: 'is not a category of this ledger',
      }));
    if (errors.length > 0) throw new UnprocessableProblem(errors);
  }
}

function split(ids: string[], isDone: (id: string) => boolean): ChangedExpenses {
  return { ids: ids.filter(isDone), skipped: ids.filter((id) => !isDone(id)) };
}
