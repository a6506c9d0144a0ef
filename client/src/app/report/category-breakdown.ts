import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { CategoryLabel } from '../api/types';
import { CategoryMark } from '../shared/category/category-mark';
import { ChartCard } from '../shared/chart/chart-card';
import { injectChartLooks } from '../shared/chart/chart-looks';
import type { ChartRows } from '../shared/chart/chart-rows';
import { Icon } from '../shared/icon';
import { MoneyPipe } from '../shared/money-pipe';
import { categoryFigure } from './category-figure';
import { type CategoryShareGroup, categoryShares } from './category-shares';
import type { FilterWish } from './filter-wish';
import { ReportStore } from './report-store';

/** Each category's total with those below it, and a bar against the largest. */
@Component({
  selector: 'app-category-breakdown',
  imports: [CategoryMark, ChartCard, Icon, MoneyPipe, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './category-breakdown.html',
})
export class CategoryBreakdown {
  readonly wished = output<FilterWish>();

  protected readonly store = inject(ReportStore);
  private readonly looks = injectChartLooks();
  private readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly currency = computed(() => this.store.byCategory.value()?.currency ?? 'USD');
  protected readonly groups = computed(() =>
    categoryShares(this.store.byCategory.value()?.items ?? [], this.store.categories() ?? [], this.currency()),
  );
  protected readonly rows = computed<ChartRows | undefined>(() => {
    const report = this.store.byCategory.value();
    if (!report) return undefined;
    return {
      currency: report.currency,
      columns: [
        { label: 'Category', kind: 'text' },
        { label: 'Amount', kind: 'money' },
        { label: 'Expenses', kind: 'count' },
      ],
      rows: report.items.map(({ category, amount, count }) => [category.name, amount, count]),
    };
  });
  protected readonly summary = computed(() => {
    const [first] = this.groups();
    return first ? `${this.groups().length} categories, ${first.category.name} the largest.` : '';
  });
  protected readonly picture = () => categoryFigure(this.groups(), this.currency(), this.looks());

  protected isOpen(id: string): boolean {
    return this.opened().has(id);
  }

  protected toggle({ category: { id } }: CategoryShareGroup): void {
    this.opened.update((opened) => {
      const next = new Set(opened);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected show({ id, name }: CategoryLabel): void {
    this.wished.emit({ changes: { categoryId: [id] }, name });
  }

  protected pickRow(index: number): void {
    const category = this.store.byCategory.value()?.items[index]?.category;
    if (category) this.show(category);
  }
}
