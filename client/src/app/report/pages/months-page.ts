import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { isSameFilter, toFilterParams } from '../../shared/expense-filter/expense-filter';
import { kept } from './kept';
import { monthView } from './month-view';
import { ReportAddress } from './report-address';
import { ReportDrawing } from './report-drawing';
import { ReportLedger } from './report-ledger';
import { ReportPage } from './report-page';
import { ReportPagesClient } from './report-pages-client';
import { withoutPeriod } from './report-query';
import { YearPicker } from './year-picker';

/** The first year that the API knows. */
const FIRST_YEAR = 1000;

@Component({
  selector: 'app-months-page',
  imports: [ReportPage, YearPicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ReportAddress, ReportDrawing, ReportLedger],
  template: `
    <app-report-page
      heading="Month by month"
      lead="What each month came to, and on what."
      [chartHeading]="'Months of ' + year()"
      [periodWords]="'in ' + year()"
      [view]="view()"
      [error]="months.error() ?? ledger.error()"
      [isLoading]="months.isLoading() || ledger.isLoading()"
      (retry)="reload()"
    >
      <app-year-picker [year]="year()" [years]="years()" [latest]="thisYear()" (picked)="show($event)" />
    </app-report-page>
  `,
})
export class MonthsPage {
  protected readonly ledger = inject(ReportLedger);
  private readonly address = inject(ReportAddress);
  private readonly client = inject(ReportPagesClient);
  private readonly drawing = inject(ReportDrawing);

  protected readonly thisYear = computed(() => Number(this.ledger.today().slice(0, 4)));
  protected readonly year = computed(() => this.address.query().year ?? this.thisYear());
  private readonly rules = computed(() => withoutPeriod(this.address.filter()), { equal: isSameFilter });
  protected readonly months = this.client.byMonth(() => {
    const from = `${Math.max(FIRST_YEAR, this.year() - 1)}-01-01`;
    return toFilterParams({ ...this.rules(), period: 'custom', from, to: `${this.year()}-12-31` });
  });
  private readonly everyYear = this.client.byYear(() => ({}));
  protected readonly years = computed(() =>
    this.everyYear.hasValue() ? this.everyYear.value().items.map(({ year }) => year) : [],
  );
  protected readonly view = kept(() => {
    const context = this.drawing.context();
    if (!context || !this.months.hasValue()) return undefined;
    const question = { year: this.year(), firstYear: this.years()[0], rules: this.rules() };
    return monthView(this.months.value(), question, context);
  });

  protected show(year: number): void {
    void this.address.change({ year: year === this.thisYear() ? null : year });
  }

  protected reload(): void {
    this.ledger.reload();
    if (this.months.error()) this.months.reload();
  }
}
