import { ChangeDetectionStrategy, Component, input, resource } from '@angular/core';
import { PlotlyComponent, PlotlyService } from 'angular-plotly.js';
import { FailureMessage } from './failure-message';

/** The one place that knows Plotly. Its library arrives as a chunk of its own, when the first chart is shown. */
@Component({
  selector: 'app-plotly-chart',
  imports: [FailureMessage, PlotlyComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'plotly-chart' },
  template: `
    @if (library.error() && !library.isLoading()) {
      <app-failure-message title="The chart could not be loaded" [error]="library.error()" (retry)="library.reload()" />
    } @else if (library.hasValue()) {
      <div role="img" [attr.aria-label]="label()">
        <plotly-plot [data]="data()" [layout]="layout()" [config]="config" className="plotly-chart-plot" />
      </div>
    } @else {
      <div class="skeleton chart-skeleton"></div>
    }
  `,
})
export class PlotlyChart {
  readonly label = input.required<string>();
  readonly data = input.required<object[]>();
  readonly layout = input.required<object>();

  protected readonly config = { displayModeBar: false, responsive: true, doubleClick: false };
  protected readonly library = resource({ loader: loadPlotly });
}

async function loadPlotly(): Promise<true> {
  const plotly = await import('plotly.js-basic-dist-min');
  PlotlyService.setPlotly(plotly.default);
  return true;
}
