import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input } from '@angular/core';
import { readChartLooks } from '../shared/chart/chart-looks';
import { ColorScheme } from '../shared/color-scheme';
import { PlotlyChart } from '../shared/chart/plotly-chart';
import { eventFigure } from './event-figure';
import { EVENT_KINDS } from './event-kind';
import { type MinuteCount, totalsByKind } from './events-by-minute';

/** The events of the last minutes as bars, with their sums in words, and all numbers as a table for who wants them. */
@Component({
  selector: 'app-event-chart',
  imports: [PlotlyChart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './event-chart.html',
})
export class EventChart {
  readonly minutes = input.required<readonly MinuteCount[]>();
  /** IANA name. */
  readonly timeZone = input.required<string>();

  private readonly scheme = inject(ColorScheme);
  private readonly document = inject(DOCUMENT);
  protected readonly kinds = EVENT_KINDS;
  protected readonly totals = computed(() => totalsByKind(this.minutes()));
  protected readonly busyMinutes = computed(() =>
    this.minutes()
      .filter(({ total }) => total > 0)
      .toReversed(),
  );
  protected readonly figure = computed(() =>
    eventFigure(this.minutes(), readChartLooks(this.document, this.scheme.effective()), this.timeZone()),
  );
  protected readonly label = computed(() => {
    const total = this.minutes().reduce((sum, minute) => sum + minute.total, 0);
    const busiest = Math.max(...this.minutes().map((minute) => minute.total));
    return `Bars of ${total.toLocaleString()} events in ${this.minutes().length} minutes, at most ${busiest.toLocaleString()} in a minute. The table below has the numbers.`;
  });

  protected clock(instant: string): string {
    return new Intl.DateTimeFormat(undefined, { timeZone: this.timeZone(), timeStyle: 'short' }).format(
      new Date(instant),
    );
  }
}
