import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { Budget } from '../api/types';
import { BudgetBar } from '../shared/budget/budget-bar';
import { STATE_IN_WORDS, budgetName, leftInWords, spentInWords } from '../shared/budget/budget-in-words';
import { CategoryMark } from '../shared/category/category-mark';
import { Icon } from '../shared/icon';
import { formatMoney, isRefund } from '../shared/money';

/** A budget of a list, with what is spent of it. */
@Component({
  selector: 'app-budget-row',
  imports: [BudgetBar, CategoryMark, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'budget-row' },
  templateUrl: './budget-row.html',
})
export class BudgetRow {
  readonly budget = input.required<Budget>();
  readonly currency = input.required<string>();
  /** Whether it can be changed from here. */
  readonly canChange = input(false);
  readonly edited = output();
  readonly deleted = output();

  protected readonly name = computed(() => budgetName(this.budget()));
  protected readonly left = computed(() => leftInWords(this.budget(), this.currency()));
  protected readonly spent = computed(() => spentInWords(this.budget(), this.currency()));
  protected readonly state = computed(() => STATE_IN_WORDS[this.budget().state]);
  /** What came over from the months before; empty where nothing did. */
  protected readonly carried = computed(() => {
    const { carryOver, carriedAmount } = this.budget();
    if (!carryOver || Number(carriedAmount) === 0) return '';
    const amount = formatMoney(carriedAmount.replace('-', ''), this.currency());
    return isRefund(carriedAmount) ? `${amount} overspent before` : `${amount} carried over`;
  });
}
