import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  resource,
} from '@angular/core';
import { PlotlyComponent, PlotlyService } from 'angular-plotly.js';
import { FailureMessage } from '../failure-message';
import type { ChartPick } from './chart-figure';
import { ChartTurns } from './chart-turns';
import { loadPlotly } from './plotly-library';

/** The one place that draws with Plotly. Its library arrives as a chunk of its own, when the first chart is shown. */
@Component({
  selector: 'app-plotly-chart',
  imports: [FailureMessage, PlotlyComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'plotly-chart', '[class.is-pickable]': 'isPickable()' },
  template: `
    @if (library.error() && !library.isLoading()) {
      <app-failure-message title="The chart could not be loaded" [error]="library.error()" (retry)="library.reload()" />
    } @else if (library.hasValue()) {
      <div role="img" [attr.aria-label]="label()">
        <plotly-plot
          [data]="data()"
          [layout]="layout()"
          [config]="config"
          className="plotly-chart-plot"
          (plotlyClick)="pick($event)"
        />
      </div>
    } @else {
      <div class="skeleton chart-skeleton"></div>
    }
  `,
})
export class PlotlyChart {
  /** The chart in words, for who does not see it. */
  readonly label = input.required<string>();
  readonly data = input.required<object[]>();
  readonly layout = input.required<object>();
  /** Whether a press on a point does something. */
  readonly isPickable = input(false);
  readonly picked = output<ChartPick>();

  protected readonly config = { displayModeBar: false, responsive: false, doubleClick: false };
  private readonly turns = inject(ChartTurns);
  protected readonly library = resource({
    loader: async () => {
      PlotlyService.setPlotly(await loadPlotly());
      await this.turns.next();
      return true;
    },
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const Observer = inject(DOCUMENT).defaultView?.ResizeObserver;
    if (!Observer) return;
    // Plotly itself follows the window alone, and that late.
    const observer = new Observer(() => void this.fit(host));
    observer.observe(host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  private async fit(host: HTMLElement): Promise<void> {
    const plot = host.querySelector<HTMLElement>('.js-plotly-plot');
    if (!plot || plot.clientWidth === 0) return;
    const plotly = await loadPlotly();
    try {
      // A promise, though its types do not say so.
      await Promise.resolve(plotly.Plots.resize(plot));
    } catch {
      // It is gone, or hidden, by now.
    }
  }

  /** `event` is Plotly's, which its wrapper has no type for. */
  protected pick(event: unknown): void {
    const point = (event as { points?: { curveNumber: number; pointNumber: number }[] }).points?.[0];
    if (point && this.isPickable()) this.picked.emit({ series: point.curveNumber, index: point.pointNumber });
  }
}
