import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import type { CategoryLabel, Expense } from '../../api/types';
import { FailureMessage } from '../../shared/failure-message';
import { MoneyPipe } from '../../shared/money-pipe';
import { Pager } from '../../shared/pager';
import { Session } from '../../shared/session/session';
import { PAGE_SIZES, type PageSize, SORT_FIELDS, type SortField, toApiSort } from '../expense-list-query';
import { ExpenseTableStore } from '../expense-table-store';
import { NoMatches } from '../filter/no-matches';
import { ExpenseFormLauncher } from '../form/expense-form-launcher';
import { AssignableCategories } from './assignable-categories';
import { CellDrafts } from './cell-drafts';
import { ExpenseActions } from './expense-actions';
import { ExpenseRows } from './expense-rows';
import { ExpenseSelection } from './expense-selection';
import { ExpenseTable } from './expense-table';
import { NoExpenses } from './no-expenses';
import { RowFocus } from './row-focus';
import { SelectionBar } from './selection-bar';

/** The table with what surrounds it: order on a phone, what is chosen, totals, pages, and what to show instead of rows. */
@Component({
  selector: 'app-expense-list',
  imports: [ExpenseTable, FailureMessage, MoneyPipe, NoExpenses, NoMatches, Pager, SelectionBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [AssignableCategories, CellDrafts, ExpenseActions, ExpenseRows, ExpenseSelection, RowFocus],
  templateUrl: './expense-list.html',
  host: { '(pointerover)': 'categories.prepare()', '(focusin)': 'categories.prepare()' },
})
export class ExpenseList {
  protected readonly store = inject(ExpenseTableStore);
  protected readonly rows = inject(ExpenseRows).rows;
  protected readonly selection = inject(ExpenseSelection);
  protected readonly launcher = inject(ExpenseFormLauncher);
  protected readonly session = inject(Session);
  protected readonly categories = inject(AssignableCategories);
  protected readonly pageSizes = PAGE_SIZES;
  protected readonly orders = [
    { value: '-spentOn', label: 'Latest first' },
    { value: 'spentOn', label: 'Oldest first' },
    { value: '-amount', label: 'Largest amount first' },
    { value: 'amount', label: 'Smallest amount first' },
    { value: 'title', label: 'Title, A to Z' },
    { value: '-title', label: 'Title, Z to A' },
    { value: 'category', label: 'Category, A to Z' },
    { value: '-category', label: 'Category, Z to A' },
  ];
  protected readonly order = computed(() => toApiSort(this.store.query()));
  protected readonly isPastTheEnd = computed(() => {
    const page = this.store.page();
    return !!page && page.total > 0 && page.items.length === 0;
  });
  /** Whether checkboxes are shown where there is little room for them. */
  protected readonly isSelecting = signal(false);
  protected readonly isBusy = signal(false);
  private readonly actions = inject(ExpenseActions);
  private readonly region = viewChild.required<ElementRef<HTMLElement>>('region');
  private hasDeleted = false;

  constructor() {
    const focus = inject(RowFocus);
    // Runs before the table below draws the rows.
    effect(() => {
      this.rows();
      focus.remember();
    });
    effect(() => {
      if (!this.isPastTheEnd() || !this.hasDeleted) return;
      this.hasDeleted = false;
      void this.showLastPage();
    });
  }

  protected async delete(expense: Expense): Promise<void> {
    this.hasDeleted = true;
    await this.actions.delete(expense);
  }

  protected async deleteSelected(): Promise<void> {
    this.hasDeleted = true;
    await this.withSelected((expenses) => this.actions.deleteAll(expenses));
  }

  protected async recategorizeSelected(category: CategoryLabel): Promise<void> {
    await this.withSelected((expenses) => this.actions.recategorizeAll(expenses, category));
  }

  protected clearSelection(): void {
    this.selection.clear();
    this.region().nativeElement.focus({ preventScroll: true });
  }

  protected toggleSelecting(): void {
    this.isSelecting.update((isSelecting) => !isSelecting);
    if (!this.isSelecting()) this.selection.clear();
  }

  protected async showPage(page: number): Promise<void> {
    await this.store.showPage(page);
    const region = this.region().nativeElement;
    region.focus({ preventScroll: true });
    region.scrollIntoView({ block: 'start' });
  }

  protected showLastPage(): Promise<void> {
    const page = this.store.page();
    return this.showPage(page ? Math.ceil(page.total / page.pageSize) : 1);
  }

  protected async choosePageSize(value: string): Promise<void> {
    await this.store.showPageSize(Number(value) as PageSize);
  }

  protected async chooseOrder(value: string): Promise<void> {
    const field = SORT_FIELDS.find((name) => name === value.replace('-', ''));
    if (field) await this.store.order(field, value.startsWith('-'));
  }

  protected async sortBy(field: SortField): Promise<void> {
    await this.store.sortBy(field);
  }

  /** What was chosen stays chosen when nothing came of it. */
  private async withSelected(act: (expenses: readonly Expense[]) => Promise<boolean>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    const isDone = await act(this.selection.selected());
    this.isBusy.set(false);
    if (isDone) this.clearSelection();
  }
}
