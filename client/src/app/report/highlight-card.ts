import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ChartCard } from '../shared/chart/chart-card';
import type { ChartRows } from '../shared/chart/chart-rows';
import { ExpenseLines } from './expense-lines';
import { ReportStore } from './report-store';

const HEADINGS = { unusual: 'Unusual', biggest: 'Biggest' } as const;

/** The expenses that stand out: those unlike what is usual, with why, or the biggest. */
@Component({
  selector: 'app-highlight-card',
  imports: [ChartCard, ExpenseLines],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-chart-card
      class="is-list"
      [heading]="heading()"
      [summary]="summary()"
      [rows]="rows()"
      [isLoading]="store.highlights.isLoading()"
      [error]="store.highlights.error()"
      emptyWords="No expense stands out."
      (retry)="store.highlights.reload()"
    >
      @if (store.highlights.value(); as report) {
        <app-expense-lines [lines]="report[kind()]" [currency]="report.currency" />
      }
    </app-chart-card>
  `,
})
export class HighlightCard {
  readonly kind = input.required<keyof typeof HEADINGS>();

  protected readonly store = inject(ReportStore);
  protected readonly heading = computed(() => HEADINGS[this.kind()]);
  private readonly lines = computed(() => this.store.highlights.value()?.[this.kind()] ?? []);
  protected readonly summary = computed(() => `${this.lines().length} expenses.`);
  protected readonly rows = computed<ChartRows | undefined>(() => {
    const report = this.store.highlights.value();
    if (!report) return undefined;
    const isUnusual = this.kind() === 'unusual';
    return {
      currency: report.currency,
      columns: [
        { label: 'Title', kind: 'text' },
        { label: 'Date', kind: 'date' },
        { label: 'Amount', kind: 'money' },
        ...(isUnusual ? [{ label: 'Why', kind: 'text' as const }] : []),
      ],
      rows: isUnusual
        ? report.unusual.map(({ title, spentOn, amount, reason }) => [title, spentOn, amount, reason])
        : report.biggest.map(({ title, spentOn, amount }) => [title, spentOn, amount]),
    };
  });
}
