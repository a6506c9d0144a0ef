import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { BubbleCard } from './bubble-card';
import { CategoryBreakdown } from './category-breakdown';
import { ChartView, type ChartViewName } from './chart-view';
import { DayCard } from './day-card';
import type { FilterWish } from './filter-wish';
import { MonthCard } from './month-card';

/** The charts above the table: one large one of three, and the categories beside it. */
@Component({
  selector: 'app-dashboard-charts',
  imports: [BubbleCard, CategoryBreakdown, DayCard, MonthCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel-charts' },
  template: `
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
