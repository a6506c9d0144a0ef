import { ChangeDetectionStrategy, Component, DOCUMENT, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { browserStorage } from '../shared/browser-storage';
import { BudgetClient } from '../shared/budget/budget-client';
import { FailureMessage } from '../shared/failure-message';
import { Icon } from '../shared/icon';
import { latestValue } from '../shared/latest-value';
import { Session } from '../shared/session/session';
import { BudgetRow } from './budget-row';
import { nearestBudgets } from './nearest-budgets';

const SHOWN = 4;
const STORED = 'spendwise.budgets';
const SOME = 'some';

/** This month's budgets that matter most: the one for all, and those that are nearest to their end. */
@Component({
  selector: 'app-budget-card',
  imports: [BudgetRow, FailureMessage, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (answer.error() && !answer.isLoading()) {
      <section class="budget-card" aria-label="Budgets">
        <app-failure-message
          title="The budgets could not be loaded"
          [error]="answer.error()"
          (retry)="answer.reload()"
        />
      </section>
    } @else if (list(); as list) {
      @if (list.items.length > 0) {
        <section class="budget-card" aria-labelledby="budget-card-title">
          <header class="budget-card-head">
            <h3 id="budget-card-title">Budgets this month</h3>
            <a routerLink="/budgets">{{ hidden() > 0 ? 'All ' + list.items.length : 'See all' }}</a>
          </header>
          <ul class="budget-list" aria-label="Budgets that are nearest to their end">
            @for (budget of shown(); track budget.id) {
              <li><app-budget-row [budget]="budget" [currency]="list.currency" /></li>
            }
          </ul>
        </section>
      } @else if (session.canWrite()) {
        <p class="budget-offer">
          <app-icon name="wallet2" /><span
            >No budget is set. <a routerLink="/budgets">Set what a month may cost</a></span
          >
        </p>
      }
    } @else {
      <div [class]="hadSome ? 'budget-card' : 'budget-offer'" aria-hidden="true"><span class="skeleton"></span></div>
    }
  `,
})
export class BudgetCard {
  protected readonly session = inject(Session);
  private readonly month = computed(() => this.session.user()?.today.slice(0, 7));
  protected readonly answer = inject(BudgetClient).list(() => this.session.ledger()?.id, this.month);
  protected readonly list = latestValue(this.answer);
  private readonly storage = browserStorage(inject(DOCUMENT));
  /** Until the answer is there, its place is as high as it was the last time. */
  protected readonly hadSome = this.storage?.getItem(STORED) === SOME;
  protected readonly shown = computed(() => nearestBudgets(this.list()?.items ?? [], SHOWN));
  protected readonly hidden = computed(() => (this.list()?.items.length ?? 0) - this.shown().length);

  constructor() {
    effect(() => {
      const list = this.list();
      if (list) this.storage?.setItem(STORED, list.items.length > 0 ? SOME : 'none');
    });
  }
}
