import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { ChartCard } from '../shared/chart/chart-card';
import type { ChartPick } from '../shared/chart/chart-figure';
import { injectChartLooks } from '../shared/chart/chart-looks';
import type { ChartRows } from '../shared/chart/chart-rows';
import { formatMoney, isRefund } from '../shared/money';
import { injectIsNarrow } from '../shared/narrow-screen';
import { totalOf } from '../shared/total-of';
import { bubbleFigure, bubblesOf } from './bubble-figure';
import { fewerBubbles } from './fewer-bubbles';
import type { FilterWish } from './filter-wish';
import { ReportStore } from './report-store';

/** More would hide each other there, and keep a phone busy for a second. */
const MOST_ON_PHONE = 120;

/** Each expense as a bubble; of very many, the largest, and the others in words. */
@Component({
  selector: 'app-bubble-card',
  imports: [ChartCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-chart-card
      heading="Every expense"
      [note]="note()"
      [summary]="summary()"
      [rows]="rows()"
      [figure]="figure()"
      [isLoading]="store.bubbles.isLoading()"
      [error]="store.bubbles.error() ?? store.byCategory.error()"
      isPickable
      (retry)="reload()"
      (picked)="pick($event)"
    >
      @if (smaller(); as words) {
        <p chartFoot class="chart-foot">{{ words }}</p>
      }
    </app-chart-card>
  `,
})
export class BubbleCard {
  readonly wished = output<FilterWish>();

  protected readonly store = inject(ReportStore);
  private readonly looks = injectChartLooks();
  private readonly isNarrow = injectIsNarrow();
  private readonly report = computed(() => {
    const report = this.store.bubbles.value();
    return report && this.isNarrow() ? fewerBubbles(report, MOST_ON_PHONE) : report;
  });
  /** The largest first, as the breakdown beside it has them. */
  private readonly categories = computed(() => this.store.byCategory.value()?.items.map(({ category }) => category));
  private readonly names = computed(() => new Map(this.categories()?.map(({ id, name }) => [id, name])));
  protected readonly note = computed(() => {
    const report = this.report();
    if (!report || report.smaller.length === 0) return null;
    return `The ${report.items.length.toLocaleString()} largest of ${report.total.toLocaleString()}`;
  });
  protected readonly smaller = computed(() => {
    const report = this.report();
    if (!report || report.smaller.length === 0) return null;
    const { currency } = report;
    const amounts = report.smaller.map(({ amount }) => amount);
    const count = report.smaller.reduce((sum, part) => sum + part.count, 0);
    const parts = report.smaller.map(
      ({ categoryId, amount, count: of }) =>
        `${this.names().get(categoryId) ?? 'Unknown'} ${of.toLocaleString()} (${formatMoney(amount, currency)})`,
    );
    const all = formatMoney(totalOf(amounts, currency), currency);
    return `${count.toLocaleString()} smaller ones, ${all}: ${parts.join(', ')}.`;
  });
  protected readonly rows = computed<ChartRows | undefined>(() => {
    const report = this.report();
    if (!report || !this.categories()) return undefined;
    const name = (id: string) => this.names().get(id) ?? 'Unknown';
    return {
      currency: report.currency,
      columns: [
        { label: 'Title', kind: 'text' },
        { label: 'Date', kind: 'date' },
        { label: 'Category', kind: 'text' },
        { label: 'Amount', kind: 'money' },
      ],
      rows: [
        ...report.items.map(({ title, spentOn, categoryId, amount }) => [title, spentOn, name(categoryId), amount]),
        ...report.smaller.map(({ categoryId, amount, count }) => [
          `${count.toLocaleString()} smaller ones`,
          null,
          name(categoryId),
          amount,
        ]),
      ],
    };
  });
  protected readonly figure = computed(() => {
    const [report, categories] = [this.report(), this.categories()];
    return report && categories
      ? bubbleFigure(report.items, categories, report.currency, this.looks(), this.isNarrow())
      : null;
  });
  protected readonly summary = computed(() => {
    const items = this.report()?.items ?? [];
    const names = [...this.names().values()];
    const hollow = items.some(({ amount }) => isRefund(amount)) ? ' Hollow bubbles are money back.' : '';
    return `Bubble chart of ${items.length} ${items.length === 1 ? 'expense' : 'expenses'} by category (${names.join(', ')}) and amount.${hollow} The table below has them all.`;
  });

  protected reload(): void {
    for (const report of [this.store.bubbles, this.store.byCategory]) if (report.error()) report.reload();
  }

  /** All of its title, and what else is called so. */
  protected pick({ series, index }: ChartPick): void {
    const items = this.report()?.items ?? [];
    const category = series === null ? undefined : this.categories()?.[series];
    const bubble = category ? bubblesOf(category.id, items)[index] : items[index];
    if (bubble) this.wished.emit({ changes: { q: bubble.title }, name: `“${bubble.title}”` });
  }
}
