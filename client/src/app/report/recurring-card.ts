import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import type { RecurringCost } from '../api/types';
import { formatDate } from '../shared/calendar-date';
import { CategoryMark } from '../shared/category/category-mark';
import { ChartCard } from '../shared/chart/chart-card';
import type { ChartRows } from '../shared/chart/chart-rows';
import { formatMoney } from '../shared/money';
import { MoneyPipe } from '../shared/money-pipe';
import type { FilterWish } from './filter-wish';
import { ReportStore } from './report-store';

const INTERVALS: Readonly<Record<RecurringCost['interval'], string>> = {
  weekly: 'Every week',
  fortnightly: 'Every two weeks',
  monthly: 'Every month',
  quarterly: 'Every three months',
  'half-yearly': 'Every six months',
  yearly: 'Every year',
};

/** What comes back again and again, when it comes next, and what it costs in a year. */
@Component({
  selector: 'app-recurring-card',
  imports: [CategoryMark, ChartCard, MoneyPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './recurring-card.html',
})
export class RecurringCard {
  readonly wished = output<FilterWish>();

  protected readonly store = inject(ReportStore);
  protected readonly report = this.store.recurring.value;
  protected readonly note = computed(() => {
    const report = this.report();
    return report && report.items.length > 0 ? `${formatMoney(report.yearlyAmount, report.currency)} a year` : null;
  });
  protected readonly rows = computed<ChartRows | undefined>(() => {
    const report = this.report();
    if (!report) return undefined;
    return {
      currency: report.currency,
      columns: [
        { label: 'Title', kind: 'text' },
        { label: 'How often', kind: 'text' },
        { label: 'Amount', kind: 'money' },
        { label: 'Next', kind: 'date' },
        { label: 'A year', kind: 'money' },
      ],
      rows: report.items.map(({ title, interval, amount, nextOn, yearlyAmount }) => [
        title,
        INTERVALS[interval],
        amount,
        nextOn,
        yearlyAmount,
      ]),
    };
  });
  protected readonly summary = computed(
    () => `${this.report()?.items.length ?? 0} that come back. ${this.note() ?? ''}`,
  );

  protected categoryOf({ categoryId }: RecurringCost) {
    return this.store.categories()?.find(({ id }) => id === categoryId);
  }

  protected when({ interval, nextOn, isOverdue }: RecurringCost): string {
    const day = formatDate(nextOn);
    return `${INTERVALS[interval]} · ${isOverdue ? `was due ${day}` : `next ${day}`}`;
  }

  protected pick(index: number): void {
    const item = this.report()?.items[index];
    if (item) this.show(item);
  }

  /** Whenever it was. */
  protected show({ title }: RecurringCost): void {
    this.wished.emit({ changes: { q: title, period: 'all' }, name: `“${title}”` });
  }
}
