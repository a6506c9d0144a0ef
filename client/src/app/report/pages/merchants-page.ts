import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toFilterParams } from '../../shared/expense-filter/expense-filter';
import { periodInWords } from '../../shared/expense-filter/period-in-words';
import { kept } from './kept';
import { merchantView } from './merchant-view';
import { ReportAddress } from './report-address';
import { ReportDrawing } from './report-drawing';
import { ReportLedger } from './report-ledger';
import { ReportPage } from './report-page';
import { ReportPagesClient } from './report-pages-client';

@Component({
  selector: 'app-merchants-page',
  imports: [ReportPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ReportAddress, ReportDrawing, ReportLedger],
  template: `
    <app-report-page
      heading="Merchants"
      lead="Where the money goes: expenses with the same title, together."
      chartHeading="Largest amounts"
      [hasPeriod]="true"
      [periodWords]="periodWords()"
      [view]="view()"
      [error]="merchants.error() ?? ledger.error()"
      [isLoading]="merchants.isLoading() || ledger.isLoading()"
      (retry)="reload()"
    />
  `,
})
export class MerchantsPage {
  protected readonly ledger = inject(ReportLedger);
  private readonly address = inject(ReportAddress);
  private readonly drawing = inject(ReportDrawing);
  protected readonly merchants = inject(ReportPagesClient).merchants(() => toFilterParams(this.address.filter()));
  protected readonly periodWords = computed(
    () => periodInWords(this.address.filter(), this.ledger.today()) ?? 'in all months',
  );
  protected readonly view = kept(() => {
    const context = this.drawing.context();
    if (!context || !this.merchants.hasValue()) return undefined;
    return merchantView(this.merchants.value(), this.address.filter(), context);
  });

  protected reload(): void {
    this.ledger.reload();
    if (this.merchants.error()) this.merchants.reload();
  }
}
