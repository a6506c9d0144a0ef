import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import type { FilterWish } from './filter-wish';
import { HighlightCard } from './highlight-card';
import { RecurringCard } from './recurring-card';

/** Lists of what is worth a second look: what is unlike the usual, what is big, and what comes back. */
@Component({
  selector: 'app-stand-outs',
  imports: [HighlightCard, RecurringCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel-lists' },
  template: `
    <app-highlight-card kind="unusual" />
    <app-highlight-card kind="biggest" />
    <app-recurring-card (wished)="wished.emit($event)" />
  `,
})
export class StandOuts {
  readonly wished = output<FilterWish>();
}
