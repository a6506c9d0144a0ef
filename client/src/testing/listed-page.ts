import { signal } from '@angular/core';
import type { Expense, ExpensePage } from '../app/api/types';
import { DEFAULT_QUERY, type ExpenseListQuery } from '../app/expense/expense-list-query';
import { anExpense } from './factories';

/** Stands in for the store of the table where only its page and its query count. */
export class ListedPage {
  readonly page = signal<ExpensePage | undefined>(undefined);
  readonly query = signal<ExpenseListQuery>(DEFAULT_QUERY);

  show(...expenses: Partial<Expense>[]): void {
    const items = expenses.map((fields) => anExpense(fields));
    this.page.set({ items, page: 1, pageSize: 25, total: items.length, totalAmount: '0.00', currency: 'USD' });
  }
}
