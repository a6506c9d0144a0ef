import { Injectable } from '@nestjs/common';
import { BudgetSuccessionService } from '../budget/budget-succession.service.js';
import type { Category } from '../category/category.dto.js';
import type { CategorySnapshot } from '../category/category.events.js';
import { CategoryQueries } from '../category/category.queries.js';
import { CategoryRemover } from '../category/category-remover.js';
import type { Actor } from '../database/actor.js';
import { type LedgerTransaction, UnitOfWork } from '../database/unit-of-work.js';
import { hasExpenses } from '../expense/has-expenses.js';
import { moveExpenses } from '../expense/move-expenses.js';
import { CategoryInUseProblem } from '../http/problem.js';
import { SavedFilterService } from '../saved-filter/saved-filter.service.js';

/** A category goes for good, and whatever names it follows: expenses, live or deleted, saved filters, and its budget. */
@Injectable()
export class CategoryRemovalService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: CategoryQueries,
    private readonly remover: CategoryRemover,
    private readonly savedFilters: SavedFilterService,
    private readonly budgets: BudgetSuccessionService,
  ) {}

  /**
   * Returns the category that took over, with those below the merged one below it.
   * @throws NotFoundProblem, UnprocessableProblem for `into`.
   */
  async mergeCategory(actor: Actor, ledgerId: string, id: string, intoId: string): Promise<Category> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const { category, heir } = await this.remover.getPair(tx, id, { id: intoId, field: 'into' });
      const into = heir as CategorySnapshot;
      const movedCount = await this.hand(tx, category, into);
      await this.remover.remove(tx, category, into);
      tx.emit('category.merged', { category, into, movedCount });
      return this.queries.get(ledgerId, into.id, tx.manager);
    });
  }

  /** @throws NotFoundProblem, CategoryInUseProblem, UnprocessableProblem for `moveTo` or when it is the last one. */
  async deleteCategory(actor: Actor, ledgerId: string, id: string, moveTo?: string): Promise<void> {
    await this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const named = moveTo === undefined ? null : { id: moveTo, field: 'moveTo' };
      const { category, heir } = await this.remover.getPair(tx, id, named);
      if (!heir && (await hasExpenses(tx, id))) throw new CategoryInUseProblem();
      const movedCount = await this.hand(tx, category, heir);
      await this.remover.remove(tx, category, null);
      tx.emit('category.deleted', { category, movedTo: heir, movedCount });
    });
  }

  private async hand(tx: LedgerTransaction, { id }: CategorySnapshot, heir: CategorySnapshot | null): Promise<number> {
    await this.savedFilters.replaceCategory(tx, id, heir?.id ?? null);
    await this.budgets.replaceCategory(tx, id, heir?.id ?? null);
    return heir ? moveExpenses(tx, id, heir.id) : 0;
  }
}
