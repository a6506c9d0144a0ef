import { Injectable, signal } from '@angular/core';

/** Counts this tab's changes to the ledger. What reads `revision` in its request asks again after each. */
@Injectable({ providedIn: 'root' })
export class LedgerChanges {
  private readonly count = signal(0);

  readonly revision = this.count.asReadonly();

  announce(): void {
    this.count.update((count) => count + 1);
  }
}
