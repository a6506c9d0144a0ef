import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import type { Expense } from '../../api/types';
import { Icon } from '../../shared/icon';
import type { ExpenseListQuery, SortField } from '../expense-list-query';
import { CellDrafts } from './cell-drafts';
import { CELL_FIELDS } from './expense-cell';
import { ExpenseRow } from './expense-row';
import { ExpenseSelection } from './expense-selection';
import { RowFocus } from './row-focus';
import { RowKeys } from './row-keys';

/** One page of expenses. On a phone each row becomes a card by style alone, so there is one structure to read. */
@Component({
  selector: 'app-expense-table',
  imports: [ExpenseRow, Icon, RowKeys],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './expense-table.html',
})
export class ExpenseTable {
  readonly rows = input.required<readonly Expense[] | undefined>();
  readonly query = input.required<ExpenseListQuery>();
  readonly isLoading = input.required<boolean>();
  readonly canWrite = input.required<boolean>();
  readonly sortBy = output<SortField>();
  readonly edit = output<Expense>();
  readonly duplicate = output<Expense>();
  readonly delete = output<Expense>();

  protected readonly selection = inject(ExpenseSelection);
  protected readonly columns: readonly { field: SortField; label: string }[] = [
    { field: 'spentOn', label: 'Date' },
    { field: 'title', label: 'Title' },
    { field: 'category', label: 'Category' },
    { field: 'amount', label: 'Amount' },
  ];
  protected readonly placeholders = computed(() => Array.from({ length: this.query().pageSize }, (_, index) => index));
  /** The one row that Tab enters. */
  protected readonly reachedId = computed(() => {
    const rows = this.rows() ?? [];
    return (rows.find(({ id }) => id === this.focus.activeId()) ?? rows[0])?.id;
  });

  private readonly drafts = inject(CellDrafts);
  private readonly focus = inject(RowFocus);
  private readonly body = viewChild.required<ElementRef<HTMLTableSectionElement>>('body');

  constructor() {
    afterRenderEffect(() => {
      this.rows();
      this.focus.settle(this.body().nativeElement);
    });
  }

  protected ariaSort(field: SortField): 'ascending' | 'descending' | null {
    const { sort, descending } = this.query();
    if (sort !== field) return null;
    return descending ? 'descending' : 'ascending';
  }

  /** Tab has left a row: the typing goes on in the next one, if there is one. */
  protected goOn(index: number, { event, distance }: { event: KeyboardEvent; distance: 1 | -1 }): void {
    const row = this.rows()?.[index + distance];
    const field = distance === 1 ? CELL_FIELDS[0] : CELL_FIELDS.at(-1);
    if (!row || !field) return;
    event.preventDefault();
    this.drafts.start(row, field);
    this.focus.request(row.id, field);
  }
}
