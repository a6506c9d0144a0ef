import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Expense } from '../../api/types';
import { formatDate } from '../../shared/calendar-date';
import { LedgerChanges } from '../../shared/ledger-changes';
import { formatMoney } from '../../shared/money';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ExpenseClient } from '../expense-client';
import { changedFields, fieldsOf } from './expense-fields';

/** Says what was saved, and offers to take it back. */
@Injectable({ providedIn: 'root' })
export class SavedNotice {
  private readonly toasts = inject(Toasts);
  private readonly client = inject(ExpenseClient);
  private readonly changes = inject(LedgerChanges);
  private readonly session = inject(Session);

  recorded(expense: Expense): void {
    this.tell(`Recorded ${inWords(expense)}.`, (ledger) =>
      firstValueFrom(this.client.delete(ledger, expense.id, expense.version)),
    );
  }

  /** One receipt became several expenses. */
  split(expenses: readonly Expense[], merchant: string): void {
    const items = expenses.map(({ id, version }) => ({ id, version }));
    this.tell(`Recorded ${expenses.length} expenses from ${merchant}.`, (ledger) =>
      firstValueFrom(this.client.deleteAll(ledger, { items })),
    );
  }

  changed(expense: Expense, before: Expense): void {
    const earlier = changedFields(fieldsOf(expense), fieldsOf(before));
    if (Object.keys(earlier).length === 0) return;
    this.tell(`Changed ${inWords(expense)}.`, (ledger) =>
      firstValueFrom(this.client.update(ledger, expense.id, expense.version, earlier)),
    );
  }

  left(expense: Expense): void {
    this.toasts.succeed(`Left as it is now: ${inWords(expense)}.`);
  }

  private tell(text: string, undo: (ledgerId: string) => Promise<unknown>): void {
    const ledger = this.session.ledger();
    if (!ledger) return;
    this.toasts.undoable(text, async () => {
      await undo(ledger.id);
      this.changes.announce();
    });
  }
}

function inWords({ title, amount, currency, spentOn }: Expense): string {
  return `${title}, ${formatMoney(amount, currency)}, ${formatDate(spentOn)}`;
}
