import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import { type Observable, firstValueFrom } from 'rxjs';
import { toFailure } from '../api/failure';
import type { Category, CategoryUpdate, NewCategory } from '../api/types';
import { CategoryClient } from '../shared/category/category-client';
import { latestValue } from '../shared/latest-value';
import { LedgerChanges } from '../shared/ledger-changes';
import { Session } from '../shared/session/session';
import { type Undo, Toasts } from '../shared/toasts';
import { arranged, movedAmong } from './category-order';
import { categoryOutline } from './category-outline';

/** What an order that was just changed can go back to. */
interface Move {
  id: string;
  undo: Undo;
}

/** The ledger's categories and what one does with them. A verb that resolves is done; one that fails throws. */
@Injectable()
export class CategoryStore {
  private readonly session = inject(Session);
  private readonly client = inject(CategoryClient);
  private readonly changes = inject(LedgerChanges);
  private readonly toasts = inject(Toasts);
  private readonly answer = this.client.list(() => this.session.ledger()?.id);
  private readonly latest = latestValue(this.answer);
  /** Runs ahead of the server while something is being saved. */
  private readonly shown = linkedSignal(() => {
    const items = this.latest()?.items;
    return items && this.unsavedOrder ? arranged(items, this.unsavedOrder) : items;
  });
  private unsavedOrder: readonly string[] | null = null;
  private isSavingOrder = false;
  private lastMove: Move | null = null;

  readonly items = this.shown.asReadonly();
  readonly outline = computed(() => {
    const items = this.items();
    return items && categoryOutline(items);
  });
  readonly error = computed(() => (this.answer.isLoading() ? undefined : this.answer.error()));

  reload(): void {
    this.answer.reload();
  }

  async create(category: NewCategory): Promise<Category> {
    const made = await this.send((ledger) => this.client.create(ledger, category));
    this.changes.announce();
    return made;
  }

  /** Says with `text` what was done, and offers to take it back. */
  async update(before: Category, changes: CategoryUpdate, text: (after: Category) => string): Promise<void> {
    const fields = Object.keys(changes) as (keyof CategoryUpdate)[];
    const old = Object.fromEntries(fields.map((field) => [field, before[field]]));
    const after = await this.change(before.id, changes);
    this.toasts.undoable(text(after), async () => void (await this.change(before.id, old)));
  }

  /** Those below it are put away with it. */
  async archive({ id, name }: Category): Promise<void> {
    await this.change(id, { isArchived: true });
    this.toasts.undoable(`“${name}” is put away.`, async () => void (await this.change(id, { isArchived: false })));
  }

  /** The category above it comes back too. */
  async bringBack({ id, name, parentId }: Category): Promise<void> {
    const isParentAway = this.items()?.some((other) => other.id === parentId && other.isArchived);
    const highest = isParentAway && parentId ? parentId : id;
    await this.change(id, { isArchived: false });
    this.toasts.undoable(`“${name}” is back.`, async () => void (await this.change(highest, { isArchived: true })));
  }

  /** To `index` among `siblings`, the ids of the list it is shown in. Fails with a toast. */
  async move({ id, name }: Category, siblings: readonly string[], index: number): Promise<void> {
    const items = this.items() ?? [];
    const before = items.map((category) => category.id);
    const move = this.continuedMove(id) ?? { id, undo: () => this.arrange(before) };
    this.lastMove = move;
    try {
      await this.arrange(movedAmong(items, siblings, id, index));
      if (!this.isOffered(move)) this.toasts.undoable(`“${name}” is moved.`, move.undo);
    } catch (error) {
      this.toasts.fail(`“${name}” could not be moved. ${toFailure(error).message}`);
    }
  }

  async merge({ id, name }: Category, into: Category): Promise<void> {
    const kept = await this.send((ledger) => this.client.merge(ledger, id, into.id));
    this.forget(id);
    this.toasts.succeed(`“${name}” is now part of “${kept.name}”.`);
  }

  /** `heir` takes its expenses. */
  async deleteInto({ id, name }: Category, heir: Category): Promise<void> {
    await this.send((ledger) => this.client.delete(ledger, id, heir.id));
    this.forget(id);
    this.toasts.succeed(`“${name}” is deleted. Its expenses are in “${heir.name}”.`);
  }

  /** Fails with `category_in_use` when it has expenses, be it in the trash. */
  async deleteUnused(category: Category): Promise<void> {
    const before = this.items() ?? [];
    await this.send((ledger) => this.client.delete(ledger, category.id));
    this.forget(category.id);
    this.toasts.undoable(`“${category.name}” is deleted.`, () => this.makeAgain(category, before));
  }

  private async makeAgain(category: Category, before: readonly Category[]): Promise<void> {
    const { id, name, color, icon, parentId, isArchived } = category;
    const made = await this.send((ledger) => this.client.create(ledger, { name, color, icon, parentId }));
    for (const child of before.filter((other) => other.parentId === id)) {
      await this.send((ledger) => this.client.update(ledger, child.id, { parentId: made.id }));
    }
    if (isArchived) await this.send((ledger) => this.client.update(ledger, made.id, { isArchived }));
    const now = [...(this.items() ?? []).filter((other) => other.id !== id), made];
    const order = before.map((other) => (other.id === id ? made.id : other.id));
    const ids = arranged(now, order).map((other) => other.id);
    await this.send((ledger) => this.client.reorder(ledger, ids));
    this.changes.announce();
  }

  private forget(id: string): void {
    this.shown.update((items) => items?.filter((category) => category.id !== id));
    this.changes.announce();
  }

  private async change(id: string, changes: CategoryUpdate): Promise<Category> {
    const after = await this.send((ledger) => this.client.update(ledger, id, changes));
    this.shown.update((items) => items?.map((category) => (category.id === id ? after : category)));
    this.changes.announce();
    return after;
  }

  /** Moving the same one on is the same change, as long as its toast offers the way back or it is being saved. */
  private continuedMove(id: string): Move | null {
    const last = this.lastMove;
    return last?.id === id && (this.isSavingOrder || this.isOffered(last)) ? last : null;
  }

  private isOffered({ undo }: Move): boolean {
    return this.toasts.toasts().some((toast) => toast.undo === undo);
  }

  /** Shows the order at once. While one is being saved, only the latest of those that follow is saved after it. */
  private async arrange(ids: readonly string[]): Promise<void> {
    const items = arranged(this.items() ?? [], ids);
    this.shown.set(items);
    this.unsavedOrder = items.map(({ id }) => id);
    if (this.isSavingOrder) return;
    this.isSavingOrder = true;
    try {
      let saved: readonly string[] = [];
      while (saved !== this.unsavedOrder) {
        const order = this.unsavedOrder;
        await this.send((ledger) => this.client.reorder(ledger, [...order]));
        saved = order;
      }
    } catch (error) {
      this.shown.set(this.latest()?.items);
      throw error;
    } finally {
      this.unsavedOrder = null;
      this.isSavingOrder = false;
      this.changes.announce();
    }
  }

  private send<T>(request: (ledgerId: string) => Observable<T>): Promise<T> {
    const ledger = this.session.ledger();
    if (!ledger) throw new Error('there is no ledger');
    return firstValueFrom(request(ledger.id));
  }
}
