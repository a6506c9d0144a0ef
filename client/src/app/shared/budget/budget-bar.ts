import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Budget } from '../../api/types';
import { STATE_IN_WORDS, budgetName, spentInWords } from './budget-in-words';

/** How far a budget is used up. Its colour says no more than the words beside it. */
@Component({
  selector: 'app-budget-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="budget-bar"
      role="meter"
      aria-valuemin="0"
      aria-valuemax="100"
      [attr.aria-valuenow]="shown()"
      [attr.aria-valuetext]="words()"
      [attr.aria-label]="name()"
      [class.is-near]="budget().state === 'near'"
      [class.is-over]="budget().state === 'over'"
    >
      <span [style.width.%]="shown()"></span>
    </div>
  `,
})
export class BudgetBar {
  readonly budget = input.required<Budget>();
  readonly currency = input.required<string>();

  /** A bar is full at the most, and empty at the least. */
  protected readonly shown = computed(() => Math.min(100, Math.max(0, this.budget().percent ?? 0)));
  protected readonly name = computed(() => `Budget: ${budgetName(this.budget())}`);
  protected readonly words = computed(
    () => `${spentInWords(this.budget(), this.currency())}. ${STATE_IN_WORDS[this.budget().state]}.`,
  );
}
