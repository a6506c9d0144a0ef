import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../database/actor.js';
import { type LedgerTransaction, type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { NotFoundProblem, UnprocessableProblem } from '../http/problem.js';
import type { Category as CategoryAnswer, CategoryList, CategoryUpdate, NewCategory } from './category.dto.js';
import { Category } from './category.entity.js';
import type { CategorySnapshot } from './category.events.js';
import { CategoryQueries } from './category.queries.js';
import { checkParent } from './check-parent.js';
import { requireUsableCategory } from './require-usable-category.js';
import { leastUsedColor, startingSet } from './starting-set.js';

const mostCategories = 500;

@Injectable()
export class CategoryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: CategoryQueries,
  ) {}

  /** @throws ConflictProblem `category_name_taken`, UnprocessableProblem for the parent or when there are too many. */
  async createCategory(actor: Actor, ledgerId: string, body: NewCategory): Promise<CategoryAnswer> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const existing = await this.queries.listSnapshots(ledgerId, tx.manager);
      if (existing.length >= mostCategories) throw new UnprocessableProblem([tooMany]);
      const category = {
        id: randomUUID(),
        name: body.name,
        color: body.color?.toLowerCase() ?? leastUsedColor(existing.map((other) => other.color)),
        icon: body.icon ?? 'tag',
        parentId: body.parentId?.toLowerCase() ?? null,
        isArchived: false,
      };
      requireParent(existing, null, category.parentId);
      await this.insertLast(tx, category);
      tx.emit('category.created', { category });
      return { ...category, expenseCount: 0 };
    });
  }

  /**
   * @throws NotFoundProblem, ConflictProblem `category_name_taken`, UnprocessableProblem for the parent or when no category
   * to choose would remain.
   */
  async updateCategory(actor: Actor, ledgerId: string, id: string, body: CategoryUpdate): Promise<CategoryAnswer> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const categories = await this.queries.listSnapshots(ledgerId, tx.manager);
      const before = categories.find((category) => category.id === id);
      if (!before) throw new NotFoundProblem('category');
      const after = withChanges(before, body);
      if (after.parentId !== before.parentId) requireParent(categories, id, after.parentId);
      await this.store(tx, before, after);
      if (body.isArchived === true) await this.archive(tx, after);
      if (body.isArchived === false) await this.bringBack(tx, after);
      return this.queries.get(ledgerId, id, tx.manager);
    });
  }

  /** @throws UnprocessableProblem unless `ids` are all categories of the ledger. */
  async reorderCategories(actor: Actor, ledgerId: string, ids: string[]): Promise<CategoryList> {
    return this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      const before = (await this.queries.listSnapshots(ledgerId, tx.manager)).map(({ id }) => id);
      const after = ids.map((id) => id.toLowerCase());
      const isComplete = new Set([...before, ...after]).size === before.length && after.length === before.length;
      if (!isComplete)
        throw new UnprocessableProblem([{ field: 'ids', message: 'must be all categories of this ledger, each once' }]);
      if (after.some((id, index) => id !== before[index])) {
        await tx.manager.query(
          `UPDATE categories SET position = wanted.place - 1
             FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, place)
            WHERE categories.ledger_id = $1 AND categories.id = wanted.id`,
          [ledgerId, after],
        );
        tx.emit('category.reordered', { before, after });
      }
      return this.queries.list(ledgerId, tx.manager);
    });
  }

  /** Gives a new ledger its first categories, inside the transaction that makes it. */
  async addStartingSet(tx: Transaction, ledgerId: string): Promise<void> {
    const rows = startingSet.map((category, position) => ({ ...category, id: randomUUID(), ledgerId, position }));
    await tx.manager.insert(Category, rows);
  }

  private async insertLast({ manager, ledgerId }: LedgerTransaction, category: CategorySnapshot): Promise<void> {
    const { id, name, color, icon, parentId } = category;
    const last = await manager.maximum(Category, 'position', { ledgerId });
    await manager.insert(Category, { ledgerId, id, name, color, icon, parentId, position: (last ?? -1) + 1 });
  }

  private async store(tx: LedgerTransaction, before: CategorySnapshot, after: CategorySnapshot): Promise<void> {
    const { id, name, color, icon, parentId } = after;
    const isSame = name === before.name && color === before.color && icon === before.icon;
    if (isSame && parentId === before.parentId) return;
    await tx.manager.update(Category, { ledgerId: tx.ledgerId, id }, { name, color, icon, parentId });
    tx.emit('category.updated', { before, after });
  }

  /** Those below it are put away with it. */
  private async archive(tx: LedgerTransaction, category: CategorySnapshot): Promise<void> {
    const [changed]: [{ id: string }[], number] = await tx.manager.query(
      `UPDATE categories SET archived_at = $3
        WHERE ledger_id = $1 AND (id = $2 OR parent_id = $2) AND archived_at IS NULL RETURNING id`,
      [tx.ledgerId, category.id, tx.now],
    );
    await requireUsableCategory(tx, 'isArchived');
    await this.tellOf(tx, 'category.archived', category, changed);
  }

  /** Those that were put away with it come back with it, and so does the one above it: none stays out of sight. */
  private async bringBack(tx: LedgerTransaction, category: CategorySnapshot): Promise<void> {
    const [changed]: [{ id: string }[], number] = await tx.manager.query(
      `UPDATE categories SET archived_at = NULL
         FROM categories named
        WHERE named.ledger_id = $1 AND named.id = $2 AND named.archived_at IS NOT NULL
          AND categories.ledger_id = $1 AND categories.archived_at IS NOT NULL
          AND (categories.id IN (named.id, named.parent_id)
               OR categories.parent_id = named.id AND categories.archived_at = named.archived_at)
        RETURNING categories.id`,
      [tx.ledgerId, category.id],
    );
    await this.tellOf(tx, 'category.restored', category, changed);
  }

  private async tellOf(
    tx: LedgerTransaction,
    type: 'category.archived' | 'category.restored',
    { id }: CategorySnapshot,
    changed: { id: string }[],
  ): Promise<void> {
    if (changed.length === 0) return;
    const ids = new Set(changed.map((row) => row.id));
    const now = await this.queries.listSnapshots(tx.ledgerId, tx.manager);
    const category = now.find((other) => other.id === id) as CategorySnapshot;
    tx.emit(type, { category, others: now.filter((other) => other.id !== id && ids.has(other.id)) });
  }
}

const tooMany = { field: 'body', message: `is one too many: a ledger has at most ${mostCategories} categories` };

function requireParent(categories: CategorySnapshot[], id: string | null, parentId: string | null): void {
  const message = parentId === null ? null : checkParent(categories, id, parentId);
  if (message) throw new UnprocessableProblem([{ field: 'parentId', message }]);
}

function withChanges(before: CategorySnapshot, { name, color, icon, parentId }: CategoryUpdate): CategorySnapshot {
  return {
    ...before,
    name: name ?? before.name,
    color: color?.toLowerCase() ?? before.color,
    icon: icon ?? before.icon,
    parentId: parentId === undefined ? before.parentId : (parentId?.toLowerCase() ?? null),
  };
}
