import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { BubbleCard } from './bubble-card';
import { CategoryBreakdown } from './category-breakdown';
import { ChartView, type ChartViewName } from './chart-view';
import { DayCard } from './day-card';
import type { FilterWish } from './filter-wish';
import { HighlightCard } from './highlight-card';
import { MonthCard } from './month-card';
import { RecurringCard } from './recurring-card';

/** The charts above the table: one large one of three, the categories beside it, and what stands out below. */
@Component({
  selector: 'app-dashboard-charts',
  imports: [BubbleCard, CategoryBreakdown, DayCard, HighlightCard, MonthCard, RecurringCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="panel-charts">
      <div class="chart-stage">
        <fieldset class="chart-views">
          <legend class="visually-hidden">Chart</legend>
          @for (choice of choices; track choice.view) {
            <input
              type="radio"
              class="btn-check"
              name="chart-view"
              [id]="'chart-view-' + choice.view"
              [checked]="view.name() === choice.view"
              (change)="view.show(choice.view)"
            />
            <label [for]="'chart-view-' + choice.view">{{ choice.label }}</label>
          }
        </fieldset>
        @switch (view.name()) {
          @case ('months') {
            <app-month-card (wished)="wished.emit($event)" />
          }
          @case ('days') {
            <app-day-card (wished)="wished.emit($event)" />
          }
          @case ('bubbles') {
            <app-bubble-card (wished)="wished.emit($event)" />
          }
        }
      </div>
      <app-category-breakdown (wished)="wished.emit($event)" />
    </div>
    <div class="panel-lists">
      <app-highlight-card kind="unusual" />
      <app-highlight-card kind="biggest" />
      <app-recurring-card (wished)="wished.emit($event)" />
    </div>
  `,
})
export class DashboardCharts {
  readonly wished = output<FilterWish>();

  protected readonly view = inject(ChartView);
  protected readonly choices: readonly { view: ChartViewName; label: string }[] = [
    { view: 'months', label: 'Months' },
    { view: 'days', label: 'Days' },
    { view: 'bubbles', label: 'Bubbles' },
  ];
}
