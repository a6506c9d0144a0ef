import { HttpClient, type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { type Observable } from 'rxjs';
import type { Budget, BudgetList, BudgetUpdate, NewBudget } from '../../api/types';
import { LedgerChanges } from '../ledger-changes';
import { Live } from '../live/live';

@Injectable({ providedIn: 'root' })
export class BudgetClient {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(LedgerChanges);
  private readonly live = inject(Live);

  /**
   * Those of a month such as "2026-11". Call where a component or service is made. Asks nothing while there is no ledger
   * or no month, and again after each change, also one that somebody else makes.
   */
  list(ledgerId: () => string | undefined, month: () => string | undefined): HttpResourceRef<BudgetList | undefined> {
    return httpResource<BudgetList>(() => {
      this.changes.revision();
      this.live.activity();
      const [ledger, wanted] = [ledgerId(), month()];
      return ledger && wanted ? { url: url(ledger), params: { month: wanted } } : undefined;
    });
  }

  create(ledgerId: string, budget: NewBudget): Observable<Budget> {
    return this.http.post<Budget>(url(ledgerId), budget);
  }

  /** Fails with 412 when the budget is not in the version that was seen any more. */
  update(ledgerId: string, { id, version }: Budget, changes: BudgetUpdate): Observable<Budget> {
    return this.http.patch<Budget>(`${url(ledgerId)}/${id}`, changes, { headers: { 'If-Match': `"${version}"` } });
  }

  delete(ledgerId: string, id: string): Observable<void> {
    return this.http.delete<void>(`${url(ledgerId)}/${id}`);
  }

  /** Within a day of its deletion. */
  restore(ledgerId: string, id: string): Observable<Budget> {
    return this.http.post<Budget>(`${url(ledgerId)}/${id}/restore`, null);
  }
}

const url = (ledgerId: string) => `/api/ledgers/${ledgerId}/budgets`;
