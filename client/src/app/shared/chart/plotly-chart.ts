import { ChangeDetectionStrategy, Component, inject, input, output, resource } from '@angular/core';
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

  protected readonly config = { displayModeBar: false, responsive: true, doubleClick: false };
  private readonly turns = inject(ChartTurns);
  protected readonly library = resource({
    loader: async () => {
      PlotlyService.setPlotly(await loadPlotly());
      await this.turns.next();
      return true;
    },
  });

  /** `event` is Plotly's, which its wrapper has no type for. */
  protected pick(event: unknown): void {
    const point = (event as { points?: { curveNumber: number; pointNumber: number }[] }).points?.[0];
    if (point && this.isPickable()) this.picked.emit({ series: point.curveNumber, index: point.pointNumber });
  }
}
