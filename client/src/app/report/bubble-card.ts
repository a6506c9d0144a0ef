import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { FailureMessage } from '../shared/failure-message';
import { PageLoader } from '../shared/page-loader';
import { BubbleChart } from './bubble-chart';
import { ReportStore } from './report-store';

/** The chart's place on the page: as high before the chart is there as with it, and apart from the table's fate. */
@Component({
  selector: 'app-bubble-card',
  imports: [BubbleChart, FailureMessage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bubble-card.html',
})
export class BubbleCard {
  protected readonly store = inject(ReportStore);
  protected readonly pages = inject(PageLoader);
  protected readonly isReady = computed(() => !!this.store.bubbles() && !!this.store.byCategory());
  protected readonly note = computed(() => {
    const report = this.store.bubbles();
    if (!report || report.items.length >= report.total) return null;
    return `The latest ${report.items.length.toLocaleString()} of ${report.total.toLocaleString()}`;
  });
}
