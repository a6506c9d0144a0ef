import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { ExpenseFilter } from '../../api/types';
import { formatDateRange } from '../../shared/calendar-date';
import { DateRange } from '../../shared/expense-filter/date-range';
import { toFilterParams } from '../../shared/expense-filter/expense-filter';
import { FilterMenu } from '../../shared/expense-filter/filter-menu';
import { type Period, periodBefore, periodOf, yearBefore } from './compared-periods';
import { comparisonView } from './comparison-view';
import { kept } from './kept';
import { ReportAddress } from './report-address';
import { ReportDrawing } from './report-drawing';
import { ReportLedger } from './report-ledger';
import { ReportPage } from './report-page';
import { ReportPagesClient } from './report-pages-client';
import { filterToUrl, withoutPeriod } from './report-query';

@Component({
  selector: 'app-compare-page',
  imports: [DateRange, FilterMenu, ReportPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ReportAddress, ReportDrawing, ReportLedger],
  templateUrl: './compare-page.html',
})
export class ComparePage {
  protected readonly ledger = inject(ReportLedger);
  private readonly address = inject(ReportAddress);
  private readonly drawing = inject(ReportDrawing);
  private readonly rules = computed(() => withoutPeriod(this.address.filter()));

  protected readonly period = computed(() => periodOf(this.address.filter(), this.ledger.today()));
  protected readonly other = computed(() => this.address.query().other ?? periodBefore(this.period()));
  protected readonly here = computed(() => inWords(this.period()));
  protected readonly there = computed(() => inWords(this.other()));
  protected readonly comparison = inject(ReportPagesClient).comparison(() => ({
    ...toFilterParams({ ...this.rules(), period: 'custom', ...this.period() }),
    otherFrom: this.other().from,
    otherTo: this.other().to,
  }));
  protected readonly view = kept(() => {
    const context = this.drawing.context();
    if (!context || !this.comparison.hasValue()) return undefined;
    const question = { period: this.period(), other: this.other(), rules: this.rules() };
    return comparisonView(this.comparison.value(), question, context);
  });

  protected readonly periods = [
    { label: 'This month so far', filter: { period: 'all' } },
    { label: 'Last month', filter: { period: 'previous-month' } },
    { label: 'This year so far', filter: { period: 'current-year' } },
  ] as const satisfies { label: string; filter: ExpenseFilter }[];

  /** A half-typed range waits for its other end. */
  protected choosePeriod({ period, from, to }: ExpenseFilter): void {
    if (period === 'custom' && !(from && to)) return;
    void this.address.change({
      ...filterToUrl({ ...this.rules(), period, from, to }),
      otherFrom: null,
      otherTo: null,
    });
  }

  protected chooseOther({ from, to }: Pick<ExpenseFilter, 'from' | 'to'>): void {
    if (from && to) void this.address.change({ otherFrom: from, otherTo: to });
  }

  protected compareWithPeriodBefore(): void {
    void this.address.change({ otherFrom: null, otherTo: null });
  }

  protected compareWithYearBefore(): void {
    this.chooseOther(yearBefore(this.period()));
  }

  protected reload(): void {
    this.ledger.reload();
    if (this.comparison.error()) this.comparison.reload();
  }
}

const inWords = ({ from, to }: Period) => formatDateRange(from, to);
