import { HttpClient, type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { type Observable } from 'rxjs';
import type { Category, CategoryList, CategoryUpdate, NewCategory } from '../../api/types';
import { LedgerChanges } from '../ledger-changes';

@Injectable({ providedIn: 'root' })
export class CategoryClient {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(LedgerChanges);

  /** Call where a component or service is made. Asks nothing while there is no ledger, and again after each change. */
  list(ledgerId: () => string | undefined): HttpResourceRef<CategoryList | undefined> {
    return httpResource<CategoryList>(() => {
      this.changes.revision();
      const ledger = ledgerId();
      return ledger && url(ledger);
    });
  }

  create(ledgerId: string, category: NewCategory): Observable<Category> {
    return this.http.post<Category>(url(ledgerId), category);
  }

  update(ledgerId: string, id: string, changes: CategoryUpdate): Observable<Category> {
    return this.http.patch<Category>(`${url(ledgerId)}/${id}`, changes);
  }

  /** `ids` is every category of the ledger, in the wanted order. */
  reorder(ledgerId: string, ids: string[]): Observable<CategoryList> {
    return this.http.put<CategoryList>(`${url(ledgerId)}/order`, { ids });
  }

  merge(ledgerId: string, id: string, into: string): Observable<Category> {
    return this.http.post<Category>(`${url(ledgerId)}/${id}/merge`, { into });
  }

  /** `moveTo` takes its expenses; needed when it has some. */
  delete(ledgerId: string, id: string, moveTo?: string): Observable<void> {
    return this.http.delete<void>(`${url(ledgerId)}/${id}`, { params: moveTo ? { moveTo } : {} });
  }
}

const url = (ledgerId: string) => `/api/ledgers/${ledgerId}/categories`;
