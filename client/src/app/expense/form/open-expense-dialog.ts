import type { Injector } from '@angular/core';
import { Dialogs } from '../../shared/dialogs';
import { EXPENSE_DIALOG_TITLE_ID, ExpenseDialog } from './expense-dialog';
import { ExpenseDraft } from './expense-draft';

/** Opens the dialog for what `begin` begins. */
export function openExpenseDialog(injector: Injector, begin: (draft: ExpenseDraft) => void): ExpenseDraft {
  const draft = injector.get(ExpenseDraft);
  begin(draft);
  injector.get(Dialogs).open(ExpenseDialog, {
    labelledBy: EXPENSE_DIALOG_TITLE_ID,
    mayClose: () => !draft.hasChanged() || window.confirm('Discard what you typed? It has not been saved.'),
  });
  return draft;
}
