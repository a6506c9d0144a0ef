import { Injectable, inject } from '@angular/core';
import { toFailure } from '../api/failure';
import type { Category } from '../api/types';
import { Dialogs } from '../shared/dialogs';
import { Toasts } from '../shared/toasts';
import { CATEGORY_TITLE_ID, CategoryDialog, type CategoryDialogData, type CategoryValues } from './category-dialog';
import { CategoryStore } from './category-store';
import { HEIR_TITLE_ID, HeirDialog, type HeirDialogData } from './heir-dialog';
import { leastUsedColor } from './readable-colors';

const NO_WAY_BACK = 'This cannot be undone by one click.';

/** The questions about categories, and what their answers do. Each method resolves true when something has changed. */
@Injectable()
export class CategoryDialogs {
  private readonly dialogs = inject(Dialogs);
  private readonly store = inject(CategoryStore);
  private readonly toasts = inject(Toasts);

  /** `parentId` is what it stands below unless the person chooses otherwise. */
  add(parentId: string | null = null): Promise<boolean> {
    const color = this.items.find(({ id }) => id === parentId)?.color ?? leastUsedColor(this.items.map((i) => i.color));
    return this.askValues({
      title: 'New category',
      action: 'Add category',
      values: { name: '', color, icon: 'tag', parentId },
      parents: this.parents(),
      parentHint: '',
      save: async (values) => {
        const made = await this.store.create(values);
        this.toasts.succeed(`“${made.name}” is added.`);
      },
    });
  }

  edit(category: Category): Promise<boolean> {
    const { name, color, icon, parentId } = category;
    return this.askValues({
      title: 'Edit category',
      action: 'Save',
      values: { name, color, icon, parentId },
      parents: this.parents(category),
      parentHint: this.hasChildren(category) ? 'It has sub-categories, so it stays a main category.' : '',
      save: async (values) => {
        const changes = changed(category, values);
        if (Object.keys(changes).length === 0) return;
        await this.store.update(category, changes, (after) => `“${after.name}” is changed.`);
      },
    });
  }

  merge(category: Category): Promise<boolean> {
    const { name, expenseCount } = category;
    const what =
      expenseCount === 0
        ? 'It has no expenses'
        : `${expenses(expenseCount)} ${expenseCount === 1 ? 'moves' : 'move'} there`;
    return this.askHeir(category, {
      title: `Merge “${name}” into another category`,
      text: `${what}, and “${name}” is gone.${this.hasChildren(category) ? ' Its sub-categories move along.' : ''} ${NO_WAY_BACK}`,
      action: 'Merge',
      field: 'into',
      save: (into) => this.store.merge(category, into),
    });
  }

  /** One that nobody uses goes at once, and can come back. */
  async delete(category: Category): Promise<boolean> {
    const { expenseCount } = category;
    if (expenseCount > 0) {
      const who = `Its ${expenses(expenseCount)} ${expenseCount === 1 ? 'needs' : 'need'}`;
      return this.askForHeir(category, `${who} another category first.`);
    }
    try {
      await this.store.deleteUnused(category);
      return true;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'category_in_use') return this.askForHeir(category, failure.message);
      this.toasts.fail(`“${category.name}” could not be deleted. ${failure.message}`);
      return false;
    }
  }

  private askForHeir(category: Category, why: string): Promise<boolean> {
    return this.askHeir(category, {
      title: `Delete “${category.name}”`,
      text: `${why}${this.hasChildren(category) ? ' Its sub-categories become main ones.' : ''} ${NO_WAY_BACK}`,
      action: 'Move and delete',
      field: 'moveTo',
      save: (heir) => this.store.deleteInto(category, heir),
    });
  }

  private async askHeir(category: Category, question: Omit<HeirDialogData, 'heirs'>): Promise<boolean> {
    const heirs = this.items.filter(({ id, isArchived }) => id !== category.id && !isArchived);
    const data: HeirDialogData = { ...question, heirs };
    return (await this.dialogs.ask<HeirDialogData, true>(HeirDialog, HEIR_TITLE_ID, data)) ?? false;
  }

  private async askValues(data: CategoryDialogData): Promise<boolean> {
    return (await this.dialogs.ask<CategoryDialogData, true>(CategoryDialog, CATEGORY_TITLE_ID, data)) ?? false;
  }

  private parents(category?: Category): Category[] {
    return this.items.filter(
      ({ id, parentId, isArchived }) =>
        (parentId === null && !isArchived && id !== category?.id) || id === category?.parentId,
    );
  }

  private hasChildren({ id }: Category): boolean {
    return this.items.some(({ parentId }) => parentId === id);
  }

  private get items(): readonly Category[] {
    return this.store.items() ?? [];
  }
}

/** What `values` make different, so that nothing else is written over. */
function changed(category: Category, values: CategoryValues): Partial<CategoryValues> {
  const fields = Object.keys(values) as (keyof CategoryValues)[];
  return Object.fromEntries(
    fields.filter((field) => values[field] !== category[field]).map((field) => [field, values[field]]),
  );
}

function expenses(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'expense' : 'expenses'}`;
}
