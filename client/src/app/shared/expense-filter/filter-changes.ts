import { DestroyRef, Injectable, inject } from '@angular/core';
import type { ExpenseFilter } from '../../api/types';

/** After the last letter. */
const TYPING_PAUSE_MS = 250;

/** What a filter's controls narrow. Provided beside `FilterChanges`. */
export abstract class FilterOwner {
  /** Changes some rules of the filter. */
  abstract filterBy(changes: Partial<ExpenseFilter>): Promise<boolean>;
  abstract clearFilter(): Promise<boolean>;
}

/** The way of a filter's controls to what they narrow: what is typed waits for a pause, and what is chosen takes it along. */
@Injectable()
export class FilterChanges {
  private readonly owner = inject(FilterOwner);
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
    if (Object.keys(all).length > 0) void this.owner.filterBy(all);
  }

  clear(): void {
    this.take();
    void this.owner.clearFilter();
  }

  private take(): Partial<ExpenseFilter> {
    clearTimeout(this.timer);
    const waiting = this.waiting;
    this.waiting = {};
    return waiting;
  }
}
