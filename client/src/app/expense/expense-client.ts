import { HttpClient, type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { type Observable } from 'rxjs';
import type {
  ChangedExpenses,
  Expense,
  ExpenseCategoryChanges,
  ExpenseDeletions,
  ExpenseHistory,
  ExpensePage,
  ExpenseUpdate,
  NewExpense,
  RecategorizedExpenses,
  Trash,
} from '../api/types';
import { LedgerChanges } from '../shared/ledger-changes';
import { type ExpenseListQuery, toApiParams } from './expense-list-query';

type LedgerId = () => string | undefined;

/** What reads is called where a component or service is made, and asks again after each change of this tab. */
@Injectable({ providedIn: 'root' })
export class ExpenseClient {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(LedgerChanges);

  list(ledgerId: LedgerId, query: () => ExpenseListQuery): HttpResourceRef<ExpensePage | undefined> {
    return httpResource<ExpensePage>(() => {
      this.changes.revision();
      const ledger = ledgerId();
      return ledger ? { url: url(ledger), params: toApiParams(query()) } : undefined;
    });
  }

  one(ledgerId: LedgerId, id: () => string): HttpResourceRef<Expense | undefined> {
    return this.read<Expense>(ledgerId, () => `/${id()}`);
  }

  history(ledgerId: LedgerId, id: () => string): HttpResourceRef<ExpenseHistory | undefined> {
    return this.read<ExpenseHistory>(ledgerId, () => `/${id()}/history`);
  }

  trash(ledgerId: LedgerId, page: () => number): HttpResourceRef<Trash | undefined> {
    return this.read<Trash>(ledgerId, () => `/trash?page=${page()}`);
  }

  /** Once, as it is now. */
  fetch(ledgerId: string, id: string): Observable<Expense> {
    return this.http.get<Expense>(`${url(ledgerId)}/${id}`);
  }

  /** The same `id` twice makes one expense. */
  create(ledgerId: string, expense: NewExpense): Observable<Expense> {
    return this.http.post<Expense>(url(ledgerId), expense);
  }

  /** Fails with 412 when the expense is not in `version` any more. */
  update(ledgerId: string, id: string, version: number, changes: ExpenseUpdate): Observable<Expense> {
    return this.http.patch<Expense>(`${url(ledgerId)}/${id}`, changes, ifMatch(version));
  }

  /** Files one more receipt with the expense, whatever its version; once is enough. */
  addReceipt(ledgerId: string, id: string, receiptId: string): Observable<Expense> {
    return this.http.patch<Expense>(`${url(ledgerId)}/${id}`, { receiptId });
  }

  delete(ledgerId: string, id: string, version: number): Observable<void> {
    return this.http.delete<void>(`${url(ledgerId)}/${id}`, ifMatch(version));
  }

  restore(ledgerId: string, id: string): Observable<Expense> {
    return this.http.post<Expense>(`${url(ledgerId)}/${id}/restore`, null);
  }

  recategorizeAll(ledgerId: string, changes: ExpenseCategoryChanges): Observable<RecategorizedExpenses> {
    return this.http.patch<RecategorizedExpenses>(url(ledgerId), changes);
  }

  deleteAll(ledgerId: string, deletions: ExpenseDeletions): Observable<ChangedExpenses> {
    return this.http.post<ChangedExpenses>(`${url(ledgerId)}/delete`, deletions);
  }

  restoreAll(ledgerId: string, ids: string[]): Observable<ChangedExpenses> {
    return this.http.post<ChangedExpenses>(`${url(ledgerId)}/restore`, { ids });
  }

  private read<T>(ledgerId: LedgerId, path: () => string): HttpResourceRef<T | undefined> {
    return httpResource<T>(() => {
      this.changes.revision();
      const ledger = ledgerId();
      return ledger && url(ledger) + path();
    });
  }
}

const url = (ledgerId: string) => `/api/ledgers/${ledgerId}/expenses`;
const ifMatch = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });
