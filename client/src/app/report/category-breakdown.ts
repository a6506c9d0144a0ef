import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { CategoryClient } from '../shared/category/category-client';
import { CategoryMark } from '../shared/category/category-mark';
import { FailureMessage } from '../shared/failure-message';
import { Icon } from '../shared/icon';
import { latestValue } from '../shared/latest-value';
import { MoneyPipe } from '../shared/money-pipe';
import { Session } from '../shared/session/session';
import { categoryShares } from './category-shares';
import { ReportStore } from './report-store';

/** Each category's total with those below it, and a bar against the largest. */
@Component({
  selector: 'app-category-breakdown',
  imports: [CategoryMark, FailureMessage, Icon, MoneyPipe, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './category-breakdown.html',
})
export class CategoryBreakdown {
  protected readonly store = inject(ReportStore);
  protected readonly placeholders = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  private readonly session = inject(Session);
  private readonly items = computed(() => this.store.byCategory()?.items ?? []);
  /** Only what has expenses of its own is in the report; where others stand above it, their names are asked for. */
  private readonly needsNames = computed(() => {
    const ids = new Set(this.items().map(({ category }) => category.id));
    return this.items().some(({ parentId }) => parentId !== null && !ids.has(parentId));
  });
  private readonly categories = latestValue(
    inject(CategoryClient).list(() => (this.needsNames() ? this.session.ledger()?.id : undefined)),
  );
  private readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly groups = computed(() => categoryShares(this.items(), this.categories()?.items ?? []));

  protected isOpen(id: string): boolean {
    return this.opened().has(id);
  }

  protected toggle(id: string): void {
    this.opened.update((opened) => {
      const next = new Set(opened);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
}
