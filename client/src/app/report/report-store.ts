import { Injectable, computed, inject, signal } from '@angular/core';
import type { ExpenseFilter } from '../api/types';
import { isSameFilter, toFilterParams } from '../shared/expense-filter/expense-filter';
import { latestValue } from '../shared/latest-value';
import { Session } from '../shared/session/session';
import { ReportClient } from './report-client';

/** The reports beside the table. They wait until `show`, so that the table has the connection to itself first. */
@Injectable()
export class ReportStore {
  private readonly session = inject(Session);
  private readonly client = inject(ReportClient);
  private readonly filter = signal<ExpenseFilter | null>(null, { equal: isSameOrNone });
  private readonly question = computed(() => {
    const ledgerId = this.session.ledger()?.id;
    const filter = this.filter();
    return ledgerId && filter ? { ledgerId, filter: toFilterParams(filter) } : null;
  });
  private readonly bubbleAnswer = this.client.bubbles(this.question);
  private readonly categoryAnswer = this.client.byCategory(this.question);

  readonly bubbles = latestValue(this.bubbleAnswer);
  readonly byCategory = latestValue(this.categoryAnswer);
  readonly isLoading = computed(() => this.bubbleAnswer.isLoading() || this.categoryAnswer.isLoading());
  readonly categories = computed(() => this.byCategory()?.items.map(({ category }) => category) ?? []);
  readonly bubbleError = computed(() => this.bubbleAnswer.error() ?? this.categoryAnswer.error());
  readonly categoryError = this.categoryAnswer.error;

  /** Of the expenses that `filter` lets through. */
  show(filter: ExpenseFilter): void {
    this.filter.set(filter);
  }

  reload(): void {
    if (this.bubbleAnswer.error()) this.bubbleAnswer.reload();
    if (this.categoryAnswer.error()) this.categoryAnswer.reload();
  }
}

const isSameOrNone = (one: ExpenseFilter | null, other: ExpenseFilter | null) =>
  one === other || (!!one && !!other && isSameFilter(one, other));
