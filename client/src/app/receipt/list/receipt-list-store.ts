import { Injectable, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { ReceiptPage } from '../../api/types';
import { latestValue } from '../../shared/latest-value';
import { ReceiptApi } from '../../shared/receipt/receipt-api';
import { isBeingRead } from '../../shared/receipt/receipt-reading-words';
import { repeatWhileVisible } from '../../shared/repeat-while-visible';
import { Session } from '../../shared/session/session';
import {
  type ReceiptCriteria,
  type ReceiptView,
  readReceiptCriteria,
  toReceiptParams,
  toReceiptUrl,
} from './receipt-criteria';

/** How far a reading is, is told by nobody and has to be asked for. */
const PROGRESS_MS = 2_000;

/** The receipts that the address asks for. They keep themselves up to date. */
@Injectable()
export class ReceiptListStore {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly params = toSignal(this.route.queryParams, { initialValue: this.route.snapshot.queryParams });
  private readonly hidden = signal<ReadonlySet<string>>(new Set());

  readonly criteria = computed(() => readReceiptCriteria(this.params()));
  private readonly answer = inject(ReceiptApi).list(
    () => this.session.ledger()?.id,
    () => toReceiptParams(this.criteria()),
  );

  readonly page = latestValue(this.answer);
  readonly isLoading = this.answer.isLoading;
  readonly error = this.answer.error;
  readonly items = computed(() => this.page()?.items.filter(({ id }) => !this.hidden().has(id)));
  readonly emptiness = computed(() => emptinessOf(this.page(), this.criteria()));
  /** The last one of a page was deleted or filed. */
  readonly isPastTheEnd = computed(() => {
    const page = this.page();
    return !this.isLoading() && !!page && page.total > 0 && page.items.length === 0;
  });

  constructor() {
    repeatWhileVisible(PROGRESS_MS, () => {
      if (!this.isLoading() && this.items()?.some(isBeingRead)) this.answer.reload();
    });
  }

  reload(): void {
    this.answer.reload();
  }

  /** Takes a receipt from sight before the server has answered, or puts it back. */
  hide(id: string, isHidden: boolean): void {
    this.hidden.update((ids) => new Set(isHidden ? [...ids, id] : [...ids].filter((other) => other !== id)));
  }

  showView(view: ReceiptView): Promise<boolean> {
    return this.go({ ...this.criteria(), view, page: 1 });
  }

  /** What is typed takes the place of the step before, so that going back undoes the whole of it and not a letter. */
  search(q: string | undefined): Promise<boolean> {
    const { view, q: before } = this.criteria();
    return this.go({ view, ...(q && { q }), page: 1 }, !!before && !!q);
  }

  showPage(page: number): Promise<boolean> {
    return this.go({ ...this.criteria(), page });
  }

  private go(criteria: ReceiptCriteria, replaceUrl = false): Promise<boolean> {
    const queryParams = toReceiptUrl(criteria);
    return this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl });
  }
}

/** Why there is nothing to see, if there is not. */
export type Emptiness = 'none-found' | 'none-yet' | 'none-failed' | 'all-filed';

export function emptinessOf(page: ReceiptPage | undefined, { view, q }: ReceiptCriteria): Emptiness | null {
  if (page?.total !== 0) return null;
  if (q) return 'none-found';
  // What was deleted takes its place for a day.
  if (view === 'all' || page.usedBytes === 0) return 'none-yet';
  return view === 'failed' ? 'none-failed' : 'all-filed';
}
