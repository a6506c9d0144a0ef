import { Injectable, computed, inject, signal } from '@angular/core';
import type { Expense } from '../../api/types';
import { ExpenseTableStore } from '../expense-table-store';

/**
 * The rows to show: the page as it was last answered, with what this tab has done since. Whatever is known in a newer
 * version wins, so neither a late answer nor a restored expense needs to be told apart.
 */
@Injectable()
export class ExpenseRows {
  private readonly table = inject(ExpenseTableStore);
  private readonly saved = signal<ReadonlyMap<string, Expense>>(new Map());
  /** The version in which each hidden expense was last seen. */
  private readonly hidden = signal<ReadonlyMap<string, number>>(new Map());

  /** Undefined until the first page is there. */
  readonly rows = computed<readonly Expense[] | undefined>(() =>
    this.table
      .page()
      ?.items.filter(({ id, version }) => version > (this.hidden().get(id) ?? 0))
      .map((expense) => this.newest(expense)),
  );

  /** `expense` in the newest version that is known. */
  newest(expense: Expense): Expense {
    const saved = this.saved().get(expense.id);
    const listed = this.table.page()?.items.find(({ id }) => id === expense.id);
    return [saved, listed].reduce<Expense>(
      (newest, other) => (other && other.version > newest.version ? other : newest),
      expense,
    );
  }

  /** Shows what the server has answered, before the next page comes. */
  put(expense: Expense): void {
    this.saved.update((saved) => new Map(saved).set(expense.id, expense));
  }

  hide(expenses: readonly Expense[]): void {
    const hidden = expenses.map(({ id, version }) => [id, version] as const);
    this.hidden.update((before) => new Map([...before, ...hidden]));
  }

  show(ids: readonly string[]): void {
    this.hidden.update((hidden) => new Map([...hidden].filter(([id]) => !ids.includes(id))));
  }
}
