import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  Injector,
  afterNextRender,
  inject,
  signal,
  viewChildren,
} from '@angular/core';
import { toFailure } from '../api/failure';
import type { Category } from '../api/types';
import { FailureMessage } from '../shared/failure-message';
import { Icon } from '../shared/icon';
import { Session } from '../shared/session/session';
import { Toasts } from '../shared/toasts';
import type { CategoryAction } from './category-action';
import { CategoryDialogs } from './category-dialogs';
import { CategoryMenu } from './category-menu';
import type { CategoryEntry } from './category-outline';
import { CategoryRow } from './category-row';
import { CategoryStore } from './category-store';
import { DragSort } from './drag-sort';

/** The ledger's categories: to look at, to change, and to put in order. */
@Component({
  selector: 'app-categories-page',
  imports: [CategoryMenu, CategoryRow, FailureMessage, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [CategoryStore, CategoryDialogs, DragSort],
  templateUrl: './categories-page.html',
  host: { class: 'categories' },
})
export class CategoriesPage {
  protected readonly session = inject(Session);
  protected readonly store = inject(CategoryStore);
  protected readonly dialogs = inject(CategoryDialogs);
  protected readonly placeholders = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  /** The id of the one whose name is being changed. */
  protected readonly renaming = signal<string | null>(null);
  /** Where a category has just been moved to, for those who do not see it. */
  protected readonly said = signal('');
  private readonly toasts = inject(Toasts);
  private readonly drag = inject(DragSort);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly rows = viewChildren(CategoryRow);

  protected async act(category: Category, action: CategoryAction): Promise<void> {
    switch (action) {
      case 'rename':
        return this.renaming.set(category.id);
      case 'edit':
        return void (await this.dialogs.edit(category));
      case 'add-below':
        return void (await this.dialogs.add(category.id));
      case 'move-up':
        return this.moveBy(category, -1);
      case 'move-down':
        return this.moveBy(category, 1);
      case 'merge':
        return this.leave(category, () => this.dialogs.merge(category));
      case 'archive':
        return this.leave(category, () => this.attempt(() => this.store.archive(category)));
      case 'bring-back':
        return this.leave(category, () => this.attempt(() => this.store.bringBack(category)));
      case 'delete':
        return this.leave(category, () => this.dialogs.delete(category));
    }
  }

  protected endRenaming(category: Category, hadFocus: boolean): void {
    if (this.renaming() !== category.id) return;
    this.renaming.set(null);
    if (hadFocus) afterNextRender(() => this.rowOf(category.id)?.focus(), { injector: this.injector });
  }

  /** Lets the pointer take `category` to another place among its `siblings`. */
  protected async grab(event: PointerEvent, category: Category, siblings: readonly CategoryEntry[]): Promise<void> {
    const ids = siblings.map((entry) => entry.category.id);
    const elements = ids.map((id) => this.element.querySelector<HTMLElement>(`[data-category="${id}"]`));
    const found = elements.filter((element) => element !== null);
    const index = await this.drag.start(event, found, ids.indexOf(category.id));
    if (index !== null) await this.store.move(category, ids, index);
  }

  private moveBy(category: Category, step: 1 | -1): void {
    const siblings = this.siblingsOf(category);
    const index = siblings.indexOf(category.id) + step;
    if (index < 0 || index >= siblings.length) {
      this.said.set(`${category.name} is ${step < 0 ? 'first' : 'last'} already.`);
      return;
    }
    // Moving the row takes the focus out of it.
    const focused = this.document.activeElement as HTMLElement | null;
    void this.store.move(category, siblings, index);
    this.said.set(`${category.name} is ${index + 1} of ${siblings.length}.`);
    afterNextRender(() => focused?.focus(), { injector: this.injector });
  }

  private siblingsOf({ id, parentId }: Category): string[] {
    const groups = this.store.outline()?.groups ?? [];
    const list = parentId === null ? groups : groups.find((group) => group.category.id === parentId)?.children;
    const ids = list?.map((entry) => entry.category.id) ?? [];
    return ids.includes(id) ? ids : [];
  }

  /** The focus stays where `category` was, when `verb` takes it from its place. */
  private async leave(category: Category, verb: () => Promise<boolean>): Promise<void> {
    const place = this.rows().findIndex((row) => row.entry().category.id === category.id);
    if (!(await verb())) return;
    afterNextRender(() => (this.rows()[place] ?? this.rows().at(-1))?.focus(), { injector: this.injector });
  }

  private async attempt(verb: () => Promise<void>): Promise<boolean> {
    try {
      await verb();
      return true;
    } catch (error) {
      this.toasts.fail(toFailure(error).message);
      return false;
    }
  }

  private rowOf(id: string): CategoryRow | undefined {
    return this.rows().find((row) => row.entry().category.id === id);
  }
}
