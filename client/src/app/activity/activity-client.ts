import { type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ActivityPage } from '../api/types';
import { LedgerChanges } from '../shared/ledger-changes';

@Injectable({ providedIn: 'root' })
export class ActivityClient {
  private readonly changes = inject(LedgerChanges);

  /** Call where a component or service is made. `page` counts from 1. */
  list(page: () => number): HttpResourceRef<ActivityPage | undefined> {
    return httpResource<ActivityPage>(() => {
      this.changes.revision();
      return { url: '/api/activity', params: { page: page() } };
    });
  }
}
