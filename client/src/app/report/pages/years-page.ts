import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { isSameFilter, toFilterParams } from '../../shared/expense-filter/expense-filter';
import { kept } from './kept';
import { ReportAddress } from './report-address';
import { ReportDrawing } from './report-drawing';
import { ReportLedger } from './report-ledger';
import { ReportPage } from './report-page';
import { ReportPagesClient } from './report-pages-client';
import { withoutPeriod } from './report-query';
import { yearView } from './year-view';

@Component({
  selector: 'app-years-page',
  imports: [ReportPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ReportAddress, ReportDrawing, ReportLedger],
  template: `
    <app-report-page
      heading="Year by year"
      lead="What each year came to, and on what."
      chartHeading="Years"
      periodWords="in all years"
      [view]="view()"
      [error]="years.error() ?? ledger.error()"
      [isLoading]="years.isLoading() || ledger.isLoading()"
      (retry)="reload()"
    />
  `,
})
export class YearsPage {
  protected readonly ledger = inject(ReportLedger);
  private readonly address = inject(ReportAddress);
  private readonly drawing = inject(ReportDrawing);
  private readonly rules = computed(() => withoutPeriod(this.address.filter()), { equal: isSameFilter });
  protected readonly years = inject(ReportPagesClient).byYear(() => toFilterParams(this.rules()));
  protected readonly view = kept(() => {
    const context = this.drawing.context();
    return context && this.years.hasValue() ? yearView(this.years.value(), this.rules(), context) : undefined;
  });

  protected reload(): void {
    this.ledger.reload();
    if (this.years.error()) this.years.reload();
  }
}
