import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { firstValueFrom, map } from 'rxjs';
import type { DeletedExpense, Expense } from '../../api/types';
import { latestValue } from '../../shared/latest-value';
import { LedgerChanges } from '../../shared/ledger-changes';
import { Session } from '../../shared/session/session';
import { ExpenseClient } from '../expense-client';
import { fromUrl } from '../expense-list-query';

/** The page of deleted expenses that the address asks for. */
@Injectable()
export class TrashStore {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly client = inject(ExpenseClient);
  private readonly changes = inject(LedgerChanges);
  private readonly ledgerId = () => this.session.ledger()?.id;
  private readonly pageNumber = toSignal(this.route.queryParamMap.pipe(map((params) => fromUrl(params).page)), {
    initialValue: fromUrl(this.route.snapshot.queryParamMap).page,
  });
  private readonly answer = this.client.trash(this.ledgerId, this.pageNumber);

  readonly page = latestValue(this.answer);
  readonly isLoading = this.answer.isLoading;
  readonly error = this.answer.error;
  readonly isEmpty = computed(() => this.page()?.total === 0);
  /** The last one of a page was restored, or somebody else restored more. */
  readonly isPastTheEnd = computed(() => {
    const page = this.page();
    return !this.isLoading() && !!page && page.total > 0 && page.items.length === 0;
  });

  reload(): void {
    this.answer.reload();
  }

  showPage(page: number): Promise<boolean> {
    return this.router.navigate([], { relativeTo: this.route, queryParams: { page: page === 1 ? null : page } });
  }

  async restore({ id }: DeletedExpense): Promise<Expense> {
    const expense = await firstValueFrom(this.client.restore(this.ledgerId() ?? '', id));
    this.changes.announce();
    return expense;
  }
}
