import { DestroyRef, Injectable, inject } from '@angular/core';
import type { ExpenseFilter } from '../../api/types';
import { ExpenseTableStore } from '../expense-table-store';

/** After the last letter. */
const TYPING_PAUSE_MS = 250;

/** The way of a filter's controls to the store: what is typed waits for a pause, and what is chosen takes it along. */
@Injectable()
export class FilterChanges {
  private readonly store = inject(ExpenseTableStore);
  private waiting: Partial<ExpenseFilter> = {};
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  type(changes: Partial<ExpenseFilter>): void {
    clearTimeout(this.timer);
    this.waiting = { ...this.waiting, ...changes };
    this.timer = setTimeout(() => this.apply(), TYPING_PAUSE_MS);
  }

  apply(changes: Partial<ExpenseFilter> = {}): void {
    const all = { ...this.take(), ...changes };
    if (Object.keys(all).length > 0) void this.store.filterBy(all);
  }

  clear(): void {
    this.take();
    void this.store.clearFilter();
  }

  private take(): Partial<ExpenseFilter> {
    clearTimeout(this.timer);
    const waiting = this.waiting;
    this.waiting = {};
    return waiting;
  }
}
