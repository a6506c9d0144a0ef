import { Injectable, computed, inject, signal } from '@angular/core';
import type { Category } from '../../api/types';
import { CategoryClient } from '../../shared/category/category-client';
import { latestValue } from '../../shared/latest-value';
import { LedgerChanges } from '../../shared/ledger-changes';
import { Session } from '../../shared/session/session';

/** The ledger's categories for as long as the dialog is open, with those made in it. */
@Injectable()
export class DialogCategories {
  private readonly session = inject(Session);
  private readonly changes = inject(LedgerChanges);
  private readonly answer = inject(CategoryClient).list(() => this.session.ledger()?.id);
  private readonly listed = latestValue(this.answer);
  private readonly made = signal<Category[]>([]);

  readonly all = computed(() => {
    const listed = this.listed()?.items ?? [];
    return [...listed, ...this.made().filter(({ id }) => !listed.some((category) => category.id === id))];
  });
  readonly haveFailed = computed(() => !!this.answer.error());

  nameOf(id: string): string {
    return this.all().find((category) => category.id === id)?.name ?? 'a category that is gone';
  }

  add(category: Category): void {
    this.made.update((made) => [...made, category]);
    this.changes.announce();
  }

  reload(): void {
    this.answer.reload();
  }
}
