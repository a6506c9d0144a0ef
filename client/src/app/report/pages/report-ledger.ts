import { Injectable, computed, inject } from '@angular/core';
import { CategoryClient } from '../../shared/category/category-client';
import { latestValue } from '../../shared/latest-value';
import { minorDigits } from '../../shared/money';
import { Session } from '../../shared/session/session';

/** What every report needs to know of the ledger it is about. */
@Injectable()
export class ReportLedger {
  private readonly session = inject(Session);
  private readonly answer = inject(CategoryClient).list(() => this.session.ledger()?.id);
  private readonly listed = latestValue(this.answer);

  /** Undefined until they are known. */
  readonly known = computed(() => this.listed()?.items);
  readonly categories = computed(() => this.known() ?? []);
  readonly error = this.answer.error;
  readonly isLoading = this.answer.isLoading;
  readonly name = computed(() => this.session.ledger()?.name ?? '');
  readonly currency = computed(() => this.session.ledger()?.currency ?? 'USD');
  readonly decimals = computed(() => minorDigits(this.currency()));
  readonly today = computed(() => this.session.user()?.today ?? '');

  reload(): void {
    if (this.answer.error()) this.answer.reload();
  }
}
