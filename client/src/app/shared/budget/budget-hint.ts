import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { latestValue } from '../latest-value';
import { formatMoney } from '../money';
import { Session } from '../session/session';
import { BudgetClient } from './budget-client';
import { budgetForCategory } from './budget-for-category';
import { budgetName, leftInWords } from './budget-in-words';

/** What this month's budget has left for a category. Shows nothing where there is none, or while it is not known. */
@Component({
  selector: 'app-budget-hint',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-live': 'polite' },
  template: `
    @if (budget(); as budget) {
      <p class="budget-hint" [class.is-near]="budget.state === 'near'" [class.is-over]="budget.state === 'over'">
        {{ text() }}
      </p>
    }
  `,
})
export class BudgetHint {
  /** Empty while none is chosen. */
  readonly categoryId = input.required<string>();
  /** The category above it, whose budget counts too. */
  readonly parentId = input<string | null>(null);

  private readonly session = inject(Session);
  private readonly month = computed(() => (this.categoryId() ? this.session.user()?.today.slice(0, 7) : undefined));
  private readonly list = latestValue(inject(BudgetClient).list(() => this.session.ledger()?.id, this.month));
  protected readonly budget = computed(() =>
    this.categoryId() ? budgetForCategory(this.list()?.items ?? [], this.categoryId(), this.parentId()) : undefined,
  );
  protected readonly text = computed(() => {
    const [budget, currency] = [this.budget(), this.list()?.currency];
    if (!budget || !currency) return '';
    const isOwn = budget.category?.id === this.categoryId();
    const whose = isOwn ? '' : ` in ${budget.category ? `“${budgetName(budget)}”` : 'all categories'}`;
    const of = budget.state === 'over' ? '' : ` of ${formatMoney(budget.availableAmount, currency)}`;
    const words = leftInWords(budget, currency);
    return budget.state === 'over'
      ? `${words} budget${whose} this month`
      : `${words.replace(' left', '')}${of} left${whose} this month`;
  });
}
