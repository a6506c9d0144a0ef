import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { toFailure } from '../../api/failure';
import { FailureMessage } from '../failure-message';
import { PageLoader } from '../page-loader';
import { Toasts } from '../toasts';
import type { ChartFigure, ChartPick } from './chart-figure';
import { ChartFiles } from './chart-files';
import { injectChartLooks } from './chart-looks';
import { ChartMenu } from './chart-menu';
import { injectIsNear } from './chart-nearness';
import type { ChartRows } from './chart-rows';
import { ChartTable } from './chart-table';
import { PlotlyChart } from './plotly-chart';

let nextId = 0;

/**
 * A chart with its heading, and all that a chart owes: a place of one size whatever comes (a skeleton, words when there is
 * nothing, a failure with a retry), its numbers as a table, and both as files.
 *
 * Give it `rows` (undefined until the first answer is there) and a `figure` for Plotly, which is loaded once the chart is near
 * the view and the browser idle. Without a figure it shows what stands inside it instead:
 *
 *     <app-chart-card heading="By year" [summary]="summary()" [rows]="rows()" [figure]="figure()"
 *       [isLoading]="store.isLoading()" [error]="store.error()" (retry)="store.reload()"
 *       isPickable (picked)="show($event)" />
 *
 * Its height is the style sheet's `--chart-height`. What stands inside with `chartActions` goes
 * to its head, with `chartFoot` below the chart.
 */
@Component({
  selector: 'app-chart-card',
  imports: [ChartMenu, ChartTable, FailureMessage, PlotlyChart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './chart-card.html',
  host: { class: 'chart-card', role: 'region', '[attr.aria-labelledby]': 'headingId' },
})
export class ChartCard {
  readonly heading = input.required<string>();
  /** A few words beside the heading. */
  readonly note = input<string | null>(null);
  /** What the chart shows, in a sentence or two, for who does not see it. */
  readonly summary = input.required<string>();
  readonly rows = input.required<ChartRows | undefined>();
  readonly figure = input<ChartFigure | null>(null);
  /** What is saved as a PNG where there is no figure. */
  readonly picture = input<(() => ChartFigure) | null>(null);
  readonly isLoading = input(false);
  readonly error = input<unknown>();
  /** What to say without any row. */
  readonly emptyWords = input('Nothing to show for these expenses.');
  /** Whether a press on a point, or on a row of the table, does something: `picked` says which one it was. */
  readonly isPickable = input(false, { transform: (value: boolean | '') => value !== false });
  readonly retry = output();
  readonly picked = output<ChartPick>();

  protected readonly headingId = `chart-${nextId++}`;
  protected readonly pages = inject(PageLoader);
  protected readonly isNear = injectIsNear();
  protected readonly isTable = signal(false);
  protected readonly hasRows = computed(() => !this.error() && (this.rows()?.rows.length ?? 0) > 0);
  /** What is shown is not yet what is asked for. */
  protected readonly isStale = computed(() => this.isLoading() && !!this.rows());
  private readonly looks = injectChartLooks();
  private readonly files = inject(ChartFiles);
  private readonly toasts = inject(Toasts);

  protected saveCsv(): void {
    const rows = this.rows();
    if (rows) this.files.saveCsv(this.heading(), rows);
  }

  protected async savePng(): Promise<void> {
    const figure = this.figure() ?? this.picture()?.();
    if (!figure) return;
    try {
      await this.files.savePng(this.heading(), figure, this.looks());
    } catch (error) {
      this.toasts.fail(`The picture could not be made. ${toFailure(error).message}`);
    }
  }
}
