import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CategoryQueries } from '../category/category.queries.js';
import type { Actor } from '../database/actor.js';
import { type LedgerTransaction, UnitOfWork } from '../database/unit-of-work.js';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { UnprocessableProblem } from '../http/problem.js';
import { checkSavedFilter } from './check-saved-filter.js';
import type { NewSavedFilter, SavedFilter as SavedFilterAnswer, SavedFilterUpdate } from './saved-filter.dto.js';
import { SavedFilter } from './saved-filter.entity.js';
import { SavedFilterQueries } from './saved-filter.queries.js';

/** Of one person in one ledger. */
const mostFilters = 50;

@Injectable()
export class SavedFilterService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: SavedFilterQueries,
    private readonly categories: CategoryQueries,
  ) {}

  /**
   * @throws ValidationProblem, ConflictProblem `filter_name_taken`, UnprocessableProblem for a foreign category or one filter
   * too many.
   */
  async saveFilter(actor: Actor, ledgerId: string, { name, filter }: NewSavedFilter): Promise<SavedFilterAnswer> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const { userId } = actor;
      const count = await tx.manager.countBy(SavedFilter, { ledgerId, userId });
      if (count >= mostFilters) throw new UnprocessableProblem([tooMany]);
      const saved = { id: randomUUID(), name, filter: await this.check(tx, filter) };
      await tx.manager.insert(SavedFilter, { ...saved, ledgerId, userId });
      tx.emit('filter.saved', { filter: { id: saved.id } });
      return saved;
    });
  }

  /** @throws NotFoundProblem, ValidationProblem, ConflictProblem `filter_name_taken`, UnprocessableProblem. */
  async updateFilter(
    actor: Actor,
    ledgerId: string,
    id: string,
    { name, filter }: SavedFilterUpdate,
  ): Promise<SavedFilterAnswer> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const before = await this.queries.get(ledgerId, actor.userId, id, tx.manager);
      const after = { id, name: name ?? before.name, filter: filter ? await this.check(tx, filter) : before.filter };
      await tx.manager.update(SavedFilter, { ledgerId, id }, { name: after.name, filter: after.filter });
      tx.emit('filter.updated', { filter: { id } });
      return after;
    });
  }

  /** @throws NotFoundProblem */
  async deleteFilter(actor: Actor, ledgerId: string, id: string): Promise<void> {
    await this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      await this.queries.get(ledgerId, actor.userId, id, tx.manager);
      await tx.manager.delete(SavedFilter, { ledgerId, id });
      tx.emit('filter.deleted', { filter: { id } });
    });
  }

  /** Has everybody's filters name another category instead of one that goes; null: that one no more. */
  async replaceCategory({ manager, ledgerId }: LedgerTransaction, id: string, heirId: string | null): Promise<void> {
    await manager.query(
      `UPDATE saved_filters SET filter = filter - 'categoryId' || coalesce(
         (SELECT jsonb_build_object('categoryId', jsonb_agg(named ORDER BY place))
            FROM (SELECT coalesce(nullif(named, $2), $3) AS named, min(place) AS place
                    FROM jsonb_array_elements_text(filter -> 'categoryId') WITH ORDINALITY AS list (named, place)
                   GROUP BY 1) kept
           WHERE named IS NOT NULL HAVING count(*) > 0), '{}')
        WHERE ledger_id = $1 AND filter -> 'categoryId' ? $2`,
      [ledgerId, id, heirId],
    );
  }

  /** What the DTO cannot know. Ids of categories are stored in lower case. */
  private async check(tx: LedgerTransaction, filter: ExpenseFilter): Promise<ExpenseFilter> {
    checkSavedFilter(filter, tx.currency);
    if (!filter.categoryId) return filter;
    const categoryId = filter.categoryId.map((id) => id.toLowerCase());
    const own = await this.categories.areArchived(tx.ledgerId, categoryId, tx.manager);
    if (categoryId.some((id) => !own.has(id))) {
      const message = 'must be categories of this ledger';
      throw new UnprocessableProblem([{ field: 'filter.categoryId', message }]);
    }
    return { ...filter, categoryId };
  }
}

const tooMany = { field: 'body', message: `is one too many: a person has at most ${mostFilters} saved filters` };
