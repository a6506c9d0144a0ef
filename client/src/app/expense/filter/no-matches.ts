import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '../../shared/icon';
import { ExpenseTableStore } from '../expense-table-store';

/** In the place of rows that no filter lets through. */
@Component({
  selector: 'app-no-matches',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="notice" role="status">
      <span class="notice-icon"><app-icon name="search" /></span>
      @if (store.refusal()) {
        <p class="notice-title">Nothing to show with this filter</p>
        <p class="notice-text">Change what is wrong with it above, or see all expenses.</p>
      } @else {
        <p class="notice-title">No expense matches</p>
        <p class="notice-text">Take a filter away above, or see all expenses.</p>
      }
      <button type="button" class="btn btn-outline-secondary" (click)="store.clearFilter()">Clear the filter</button>
    </div>
  `,
})
export class NoMatches {
  protected readonly store = inject(ExpenseTableStore);
}
