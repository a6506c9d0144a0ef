import { Injectable, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { map } from 'rxjs';
import { toFailure } from '../api/failure';
import type { ExpenseFilter } from '../api/types';
import { NO_FILTER, isFiltered, isSameFilter } from '../shared/expense-filter/expense-filter';
import { latestValue } from '../shared/latest-value';
import { Session } from '../shared/session/session';
import { ExpenseClient } from './expense-client';
import { ExpenseListAddress } from './expense-list-address';
import {
  type ExpenseListQuery,
  type PageSize,
  type SortField,
  filteredBy,
  fromUrl,
  sortedBy,
  toUrl,
  withPageSize,
} from './expense-list-query';

/** The page of expenses that the address asks for. Verbs change the address, and the address changes the page. */
@Injectable()
export class ExpenseTableStore {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);

  readonly query = toSignal(this.route.queryParamMap.pipe(map(fromUrl)), {
    initialValue: fromUrl(this.route.snapshot.queryParamMap),
  });
  readonly filter = computed(() => this.query().filter, { equal: isSameFilter });
  private readonly answer = inject(ExpenseClient).list(() => this.session.ledger()?.id, this.query);

  readonly page = latestValue(this.answer);
  readonly isLoading = this.answer.isLoading;
  readonly error = this.answer.error;
  readonly isSettled = computed(() => !this.isLoading() && (!!this.page() || !!this.error()));
  readonly isFiltered = computed(() => isFiltered(this.filter()));
  /** What the server has against the filter, in its words. */
  readonly refusal = computed(() => {
    const failure = this.error() ? toFailure(this.error()) : null;
    const isRefused = this.isFiltered() && (failure?.status === 400 || failure?.status === 422);
    return isRefused && !this.isLoading() ? failure : null;
  });
  readonly isEmpty = computed(() => this.page()?.total === 0);
  /** Nothing matches, which is another thing than having recorded nothing. */
  readonly hasNoMatch = computed(() => this.isFiltered() && (this.isEmpty() || !!this.refusal()));

  constructor() {
    const address = inject(ExpenseListAddress);
    effect(() => address.remember(toUrl(this.query())));
  }

  reload(): void {
    this.answer.reload();
  }

  showPage(page: number): Promise<boolean> {
    return this.go({ ...this.query(), page });
  }

  showPageSize(pageSize: PageSize): Promise<boolean> {
    return this.go(withPageSize(this.query(), pageSize));
  }

  sortBy(field: SortField): Promise<boolean> {
    return this.go(sortedBy(this.query(), field));
  }

  order(sort: SortField, descending: boolean): Promise<boolean> {
    return this.go({ ...this.query(), page: 1, sort, descending });
  }

  /**
   * Changes some rules of the filter. A typed value that becomes another one takes the place of the last step in the
   * history, so that going back undoes the whole of it and not its last letter.
   */
  filterBy(changes: Partial<ExpenseFilter>): Promise<boolean> {
    const filter = this.filter();
    return this.go(filteredBy(this.query(), { ...filter, ...changes }), isRetyped(filter, changes));
  }

  /** Puts a whole filter in the place of the present one. */
  showFilter(filter: ExpenseFilter): Promise<boolean> {
    return this.go(filteredBy(this.query(), filter));
  }

  clearFilter(): Promise<boolean> {
    return this.showFilter(NO_FILTER);
  }

  private go(query: ExpenseListQuery, replaceUrl = false): Promise<boolean> {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams: toUrl(query),
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}

const TYPED = ['q', 'from', 'to', 'minAmount', 'maxAmount'] as const;

function isRetyped(filter: ExpenseFilter, changes: Partial<ExpenseFilter>): boolean {
  return TYPED.some(
    (rule) => filter[rule] !== undefined && changes[rule] !== undefined && changes[rule] !== filter[rule],
  );
}
