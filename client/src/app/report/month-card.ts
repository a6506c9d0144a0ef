import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { formatDate } from '../shared/calendar-date';
import { ChartCard } from '../shared/chart/chart-card';
import type { ChartPick } from '../shared/chart/chart-figure';
import { injectChartLooks } from '../shared/chart/chart-looks';
import type { ChartRows } from '../shared/chart/chart-rows';
import { formatMoney } from '../shared/money';
import { injectIsNarrow } from '../shared/narrow-screen';
import { Session } from '../shared/session/session';
import type { FilterWish } from './filter-wish';
import { monthFigure } from './month-figure';
import { monthStacks } from './month-stacks';
import { ReportStore } from './report-store';
import { monthRange, monthWindow, periodRange } from './report-window';
import { usualMonth } from './usual-month';

/** What each month cost, and of what. The filter's period only marks its months. */
@Component({
  selector: 'app-month-card',
  imports: [ChartCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-chart-card
      heading="By month"
      [note]="note()"
      [summary]="summary()"
      [rows]="rows()"
      [figure]="figure()"
      [isLoading]="store.byMonth.isLoading()"
      [error]="store.byMonth.error()"
      emptyWords="Nothing in these 24 months."
      isPickable
      (retry)="store.byMonth.reload()"
      (picked)="pick($event)"
    />
  `,
})
export class MonthCard {
  readonly wished = output<FilterWish>();

  protected readonly store = inject(ReportStore);
  private readonly looks = injectChartLooks();
  private readonly isNarrow = injectIsNarrow();
  private readonly session = inject(Session);
  private readonly today = computed(() => this.session.user()?.today ?? '');
  private readonly stacks = computed(() => {
    const [report, categories, filter] = [this.store.byMonth.value(), this.store.categories(), this.store.filter()];
    if (!report || !categories || !filter) return undefined;
    const window = monthWindow(filter, this.today());
    const [first, last] = [window.from.slice(0, 7), window.to.slice(0, 7)];
    // For a moment the answer may be one to the filter before, of a thousand years ago.
    const items = report.items.filter(({ month }) => month >= first && month <= last);
    return monthStacks({ ...report, items }, categories, periodRange(filter, this.today()), last);
  });
  private readonly usual = computed(() => {
    const stacks = this.stacks();
    return stacks ? usualMonth(stacks.totals, stacks.counts, stacks.currency) : null;
  });
  protected readonly note = computed(() => {
    const [usual, stacks] = [this.usual(), this.stacks()];
    return usual !== null && stacks ? `Usually ${formatMoney(usual, stacks.currency)}` : null;
  });
  protected readonly rows = computed<ChartRows | undefined>(() => {
    const stacks = this.stacks();
    if (!stacks) return undefined;
    const { currency, months, totals, counts, series } = stacks;
    return {
      currency,
      columns: [
        { label: 'Month', kind: 'month' },
        { label: 'Total', kind: 'money' },
        { label: 'Expenses', kind: 'count' },
        ...series.map(({ name }) => ({ label: name, kind: 'money' as const })),
      ],
      rows: counts.some((count) => count > 0)
        ? months.map((month, index) => [
            month,
            totals[index] ?? null,
            counts[index] ?? null,
            ...series.map(({ amounts }) => amounts[index] ?? null),
          ])
        : [],
    };
  });
  protected readonly figure = computed(() => {
    const stacks = this.stacks();
    return stacks ? monthFigure(stacks, this.usual(), this.looks(), this.isNarrow()) : null;
  });
  protected readonly summary = computed(() => {
    const stacks = this.stacks();
    const [month, total] = [stacks?.months.at(-1), stacks?.totals.at(-1)];
    if (!stacks || !month || !total) return '';
    const { months, series, currency } = stacks;
    const usual = this.note() ? ` ${this.note()} a month.` : '';
    return `Bars of ${months.length} months, of ${series.map(({ name }) => name).join(', ')}. ${monthName(month)}: ${formatMoney(total, currency)}.${usual}`;
  });

  protected pick({ index }: ChartPick): void {
    const month = this.stacks()?.months[index];
    if (month) this.wished.emit({ changes: { period: 'custom', ...monthRange(month) }, name: monthName(month) });
  }
}

function monthName(month: string): string {
  return formatDate(`${month}-01`, { month: 'long', year: 'numeric' });
}
