import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input } from '@angular/core';
import type { BubbleReport, CategoryLabel } from '../api/types';
import { readChartLooks } from '../shared/chart/chart-looks';
import { ColorScheme } from '../shared/color-scheme';
import { isRefund } from '../shared/money';
import { PlotlyChart } from '../shared/chart/plotly-chart';
import { bubbleFigure } from './bubble-figure';

const NARROW_PX = 600;

@Component({
  selector: 'app-bubble-chart',
  imports: [PlotlyChart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<app-plotly-chart [label]="label()" [data]="figure().data" [layout]="figure().layout" />`,
})
export class BubbleChart {
  readonly report = input.required<BubbleReport>();
  readonly categories = input.required<readonly CategoryLabel[]>();

  private readonly scheme = inject(ColorScheme);
  private readonly document = inject(DOCUMENT);

  protected readonly figure = computed(() => {
    const { items, currency } = this.report();
    const isNarrow = (this.document.defaultView?.innerWidth ?? Infinity) < NARROW_PX;
    return bubbleFigure(
      items,
      this.categories(),
      currency,
      readChartLooks(this.document, this.scheme.effective()),
      isNarrow,
    );
  });
  protected readonly label = computed(() => {
    const { items } = this.report();
    const names = this.categories().map(({ name }) => name);
    const hollow = items.some(({ amount }) => isRefund(amount)) ? ' Hollow bubbles are money back.' : '';
    return `Bubble chart of ${items.length} ${items.length === 1 ? 'expense' : 'expenses'} by category (${names.join(', ')}) and amount.${hollow} The table below has them all.`;
  });
}
