import { HttpClient, type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { type Observable } from 'rxjs';
import type { NewSavedFilter, SavedFilter, SavedFilters, SavedFilterUpdate } from '../../api/types';

@Injectable({ providedIn: 'root' })
export class SavedFilterClient {
  private readonly http = inject(HttpClient);

  /** Call where a component or service is made. Asks nothing while there is no ledger. */
  list(ledgerId: () => string | undefined): HttpResourceRef<SavedFilters | undefined> {
    return httpResource<SavedFilters>(() => {
      const ledger = ledgerId();
      return ledger && url(ledger);
    });
  }

  create(ledgerId: string, filter: NewSavedFilter): Observable<SavedFilter> {
    return this.http.post<SavedFilter>(url(ledgerId), filter);
  }

  update(ledgerId: string, id: string, changes: SavedFilterUpdate): Observable<SavedFilter> {
    return this.http.patch<SavedFilter>(`${url(ledgerId)}/${id}`, changes);
  }

  delete(ledgerId: string, id: string): Observable<void> {
    return this.http.delete<void>(`${url(ledgerId)}/${id}`);
  }
}

const url = (ledgerId: string) => `/api/ledgers/${ledgerId}/saved-filters`;
