import { Injectable, signal } from '@angular/core';
import type { UrlParams } from './expense-list-query';

/** Where the list was left, for the way back to it from a page of its own. */
@Injectable({ providedIn: 'root' })
export class ExpenseListAddress {
  private readonly latest = signal<UrlParams>({});

  readonly queryParams = this.latest.asReadonly();

  remember(params: UrlParams): void {
    this.latest.set(params);
  }
}
