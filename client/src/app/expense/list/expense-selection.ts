import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import type { ExpenseListQuery } from '../expense-list-query';
import { ExpenseTableStore } from '../expense-table-store';
import { ExpenseRows } from './expense-rows';

/** Which rows of the page are chosen. Another page, order or filter begins with none. */
@Injectable()
export class ExpenseSelection {
  private readonly rows = inject(ExpenseRows).rows;
  private readonly ids = linkedSignal<ExpenseListQuery, ReadonlySet<string>>({
    source: inject(ExpenseTableStore).query,
    computation: () => new Set(),
  });
  /** Where a range begins: the row that was touched last. */
  private anchor: string | null = null;

  /** In the order of the rows; what has gone meanwhile is chosen no longer. */
  readonly selected = computed(() => (this.rows() ?? []).filter(({ id }) => this.ids().has(id)));
  readonly isAll = computed(() => this.selected().length > 0 && this.selected().length === this.rows()?.length);
  readonly isSome = computed(() => this.selected().length > 0 && !this.isAll());

  has(id: string): boolean {
    return this.ids().has(id);
  }

  choose(id: string, isChosen: boolean): void {
    this.anchor = id;
    this.set([id], isChosen);
  }

  /** Every row from the one that was touched last to this one. */
  chooseRange(id: string, isChosen: boolean): void {
    const order = (this.rows() ?? []).map((row) => row.id);
    const ends = [order.indexOf(this.anchor ?? id), order.indexOf(id)].map((index) => Math.max(0, index));
    this.anchor = id;
    this.set(order.slice(Math.min(...ends), Math.max(...ends) + 1), isChosen);
  }

  chooseAll(isChosen: boolean): void {
    this.set(
      (this.rows() ?? []).map(({ id }) => id),
      isChosen,
    );
  }

  clear(): void {
    this.anchor = null;
    this.ids.set(new Set());
  }

  private set(ids: readonly string[], isChosen: boolean): void {
    const next = new Set(this.ids());
    for (const id of ids)
      if (isChosen) next.add(id);
      else next.delete(id);
    this.ids.set(next);
  }
}
