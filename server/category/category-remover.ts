import { Injectable } from '@nestjs/common';
import type { LedgerTransaction } from '../database/unit-of-work.js';
import { NotFoundProblem, UnprocessableProblem } from '../http/problem.js';
import { Category } from './category.entity.js';
import type { CategorySnapshot } from './category.events.js';
import { CategoryQueries } from './category.queries.js';
import { requireUsableCategory } from './require-usable-category.js';

interface Heir {
  id: string;
  /** Where the request names it. */
  field: string;
}

/** What categories themselves have to do with a removal, inside the transaction of whoever moves their expenses. */
@Injectable()
export class CategoryRemover {
  constructor(private readonly queries: CategoryQueries) {}

  /** @throws NotFoundProblem, UnprocessableProblem for an heir that is none. */
  async getPair(
    { ledgerId, manager }: LedgerTransaction,
    id: string,
    heir: Heir | null,
  ): Promise<{ category: CategorySnapshot; heir: CategorySnapshot | null }> {
    const categories = await this.queries.listSnapshots(ledgerId, manager);
    const category = categories.find((other) => other.id === id);
    if (!category) throw new NotFoundProblem('category');
    return { category, heir: heir && requireHeir(categories, category, heir) };
  }

  /**
   * Removes a category that no expense has any more. Those below it go to the top, or below `newParent` where that one is
   * at the top itself.
   * @throws UnprocessableProblem when no category to choose would remain.
   */
  async remove(tx: LedgerTransaction, { id }: CategorySnapshot, newParent: CategorySnapshot | null): Promise<void> {
    const { manager, ledgerId } = tx;
    await manager.query(
      `UPDATE categories SET parent_id = CASE WHEN id <> $3 AND $4 THEN $3::uuid END WHERE ledger_id = $1 AND parent_id = $2`,
      [ledgerId, id, newParent?.id ?? null, newParent?.parentId === null || newParent?.parentId === id],
    );
    await manager.delete(Category, { ledgerId, id });
    await requireUsableCategory(tx, 'id');
  }
}

function requireHeir(categories: CategorySnapshot[], category: CategorySnapshot, { id, field }: Heir) {
  const heir = categories.find((other) => other.id === id.toLowerCase());
  const refuse = (message: string) => new UnprocessableProblem([{ field, message }]);
  if (!heir) throw refuse('is not a category of this ledger');
  if (heir.id === category.id) throw refuse('must be another category');
  if (heir.isArchived && !category.isArchived) throw refuse('is put away: bring it back first');
  return heir;
}
