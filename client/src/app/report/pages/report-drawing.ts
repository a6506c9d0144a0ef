import { Injectable, computed, inject } from '@angular/core';
import { injectChartLooks } from '../../shared/chart/chart-looks';
import { injectIsNarrow } from '../../shared/narrow-screen';
import { ReportLedger } from './report-ledger';
import type { ViewContext } from './view-context';

/** Undefined until everything is known. */
@Injectable()
export class ReportDrawing {
  private readonly ledger = inject(ReportLedger);
  private readonly looks = injectChartLooks();
  private readonly isNarrow = injectIsNarrow();

  readonly context = computed<ViewContext | undefined>(() => {
    const categories = this.ledger.known();
    if (!categories) return undefined;
    const { currency, decimals, today } = this.ledger;
    return {
      categories,
      currency: currency(),
      decimals: decimals(),
      today: today(),
      looks: this.looks(),
      isNarrow: this.isNarrow(),
    };
  });
}
