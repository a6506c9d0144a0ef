import { type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ActivityPage } from '../api/types';
import { LedgerChanges } from '../shared/ledger-changes';
import type { ActivityFilter } from './activity-criteria';

export interface ActivityRequest extends ActivityFilter {
  /** From 1. */
  page: number;
}

@Injectable({ providedIn: 'root' })
export class ActivityClient {
  private readonly changes = inject(LedgerChanges);

  /** Call where a component or service is made. Asks again whenever a signal that `request` reads has changed. */
  list(request: () => ActivityRequest): HttpResourceRef<ActivityPage | undefined> {
    return httpResource<ActivityPage>(() => {
      this.changes.revision();
      return { url: '/api/activity', params: { ...request() } };
    });
  }
}
