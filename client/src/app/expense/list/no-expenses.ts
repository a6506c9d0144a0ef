import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '../../shared/icon';
import { Session } from '../../shared/session/session';
import { ExpenseFormLauncher } from '../form/expense-form-launcher';

@Component({
  selector: 'app-no-expenses',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="notice is-welcome">
      <span class="notice-icon"><app-icon name="wallet2" /></span>
      <p class="notice-title">Record your first expense</p>
      @if (session.canWrite()) {
        <p class="notice-text">
          What did you spend money on last? An amount, a title and a category are enough. The chart and the totals
          appear with it.
        </p>
        <button type="button" class="btn btn-primary" (click)="launcher.open()">
          <app-icon name="plus-lg" /> New expense
        </button>
        <p class="notice-hint">Or press <kbd>N</kbd> on any page.</p>
      } @else {
        <p class="notice-text">Nobody has recorded an expense in this ledger yet.</p>
      }
    </div>
  `,
})
export class NoExpenses {
  protected readonly launcher = inject(ExpenseFormLauncher);
  protected readonly session = inject(Session);
}
