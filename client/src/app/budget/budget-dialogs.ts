import { Injectable, inject } from '@angular/core';
import type { Budget } from '../api/types';
import { budgetName } from '../shared/budget/budget-in-words';
import { Dialogs } from '../shared/dialogs';
import { BUDGET_TITLE_ID, BudgetDialog, type BudgetDialogData } from './budget-dialog';
import { BudgetStore } from './budget-store';

/** What the page of budgets asks, each resolving once it is settled. */
@Injectable()
export class BudgetDialogs {
  private readonly dialogs = inject(Dialogs);
  private readonly store = inject(BudgetStore);

  /** For `categoryId`, null for all categories; undefined leaves it to the person. */
  add(currency: string, categoryId?: string | null): Promise<boolean> {
    return this.ask({
      title: 'New budget',
      action: 'Set budget',
      budget: null,
      currency,
      categoryId,
      save: (values) => this.store.create(values),
    });
  }

  edit(budget: Budget, currency: string): Promise<boolean> {
    return this.ask({
      title: `Budget for ${budget.category ? `“${budgetName(budget)}”` : 'all categories'}`,
      action: 'Save',
      budget,
      currency,
      categoryId: budget.category?.id ?? null,
      save: ({ amount, carryOver }) => this.store.update(budget, { amount, carryOver }),
    });
  }

  private async ask(data: Omit<BudgetDialogData, 'categories' | 'isWholeFree' | 'averages'>): Promise<boolean> {
    const whole: BudgetDialogData = { ...data, ...this.store.free(), averages: this.store.averages() };
    return (await this.dialogs.ask<BudgetDialogData, true>(BudgetDialog, BUDGET_TITLE_ID, whole)) ?? false;
  }
}
