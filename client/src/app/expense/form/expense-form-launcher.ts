import { Injectable, Injector, inject } from '@angular/core';
import type { Expense } from '../../api/types';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import type { ExpenseDraft } from './expense-draft';

/** Opens the form of an expense. Its code is fetched when the page has settled, long before it is wanted. */
@Injectable({ providedIn: 'root' })
export class ExpenseFormLauncher {
  private readonly injector = inject(Injector);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private isOpening = false;

  prepare(): void {
    const fetch = () => void loadDialog().catch(() => undefined);
    setTimeout(() => (typeof requestIdleCallback === 'undefined' ? fetch() : requestIdleCallback(fetch)), 2000);
  }

  /** For a new expense. */
  open(): Promise<void> {
    return this.show((draft) => draft.start());
  }

  /** To change `expense`. */
  edit(expense: Expense): Promise<void> {
    return this.show((draft) => draft.edit(expense));
  }

  /** For a new expense that begins as `expense`, on today's date. */
  duplicate(expense: Expense): Promise<void> {
    return this.show((draft) => draft.duplicate(expense));
  }

  private async show(begin: (draft: ExpenseDraft) => void): Promise<void> {
    if (this.isOpening) return;
    this.isOpening = true;
    try {
      const { openExpenseDialog } = await loadDialog();
      const draft = openExpenseDialog(this.injector, begin);
      void this.session.refresh().then(() => draft.followToday());
    } catch {
      this.toasts.fail('The form could not be loaded. Check the connection, then try again.');
    } finally {
      this.isOpening = false;
    }
  }
}

function loadDialog() {
  return import('./open-expense-dialog');
}
