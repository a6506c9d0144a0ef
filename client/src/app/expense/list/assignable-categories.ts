import { Injectable, computed, inject, signal } from '@angular/core';
import { CategoryClient } from '../../shared/category/category-client';
import { toTree } from '../../shared/category/category-tree';
import { latestValue } from '../../shared/latest-value';
import { Session } from '../../shared/session/session';

/** The categories that an expense can be put in. Asked for when the list is first touched. */
@Injectable()
export class AssignableCategories {
  private readonly session = inject(Session);
  private readonly isWanted = signal(false);
  private readonly answer = inject(CategoryClient).list(() =>
    this.isWanted() ? this.session.ledger()?.id : undefined,
  );
  private readonly listed = latestValue(this.answer);

  readonly hasFailed = computed(() => !!this.answer.error());
  readonly categories = computed(() => this.listed()?.items ?? []);
  /** Each with its name as a line of a select: those below another one are indented. */
  readonly options = computed(() =>
    toTree(this.categories().filter(({ isArchived }) => !isArchived)).map(({ category, depth }) => ({
      category,
      text: depth === 0 ? category.name : `\u2003${category.name}`,
    })),
  );

  prepare(): void {
    this.isWanted.set(true);
  }

  find(id: string) {
    return this.categories().find((category) => category.id === id);
  }
}
