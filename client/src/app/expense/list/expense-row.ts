import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Expense } from '../../api/types';
import { CalendarDatePipe } from '../../shared/calendar-date-pipe';
import { CategoryMark } from '../../shared/category/category-mark';
import { Icon } from '../../shared/icon';
import { isRefund } from '../../shared/money';
import { MoneyPipe } from '../../shared/money-pipe';
import { ReceiptClip } from '../../shared/receipt-viewer/receipt-clip';
import { AssignableCategories } from './assignable-categories';
import { type CellDraft, CellDrafts } from './cell-drafts';
import { CellEditor } from './cell-editor';
import { CELL_FIELDS, type CellField } from './expense-cell';
import { ExpenseSelection } from './expense-selection';
import { RowActions } from './row-actions';
import { RowFocus } from './row-focus';

/** One expense. Its cells can be typed into by who may write. */
@Component({
  selector: 'tr[appExpenseRow]',
  imports: [CalendarDatePipe, CategoryMark, CellEditor, Icon, MoneyPipe, ReceiptClip, RouterLink, RowActions],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './expense-row.html',
  host: {
    role: 'row',
    '[attr.data-id]': 'expense().id',
    '[class.is-chosen]': 'canWrite() && selection.has(expense().id)',
    '(keydown.f2)': 'startFrom($event)',
  },
})
export class ExpenseRow {
  readonly expense = input.required<Expense>();
  readonly canWrite = input.required<boolean>();
  /** Whether Tab comes to this row. */
  readonly isReached = input.required<boolean>();
  readonly edit = output();
  readonly duplicate = output();
  readonly delete = output();
  /** Tab in the last cell, or back in the first one: the field to go on with in the next or previous row. */
  readonly leave = output<{ event: KeyboardEvent; distance: 1 | -1 }>();

  protected readonly selection = inject(ExpenseSelection);
  protected readonly isRefund = isRefund;
  private readonly categories = inject(AssignableCategories);
  private readonly drafts = inject(CellDrafts);
  private readonly focus = inject(RowFocus);

  protected readonly tabIndex = computed(() => (this.isReached() ? 0 : -1));
  /** With what is on its way to the server already in its place. */
  protected readonly shown = computed(() =>
    CELL_FIELDS.reduce((expense, field) => this.withSaving(expense, field), this.expense()),
  );

  /** What is being typed into a cell; not what is being saved. */
  protected draft(field: CellField): CellDraft | null {
    const draft = this.drafts.of(this.expense().id, field);
    return draft?.saving === null ? draft : null;
  }

  protected isSaving(field: CellField): boolean {
    return !!this.drafts.of(this.expense().id, field)?.saving;
  }

  protected start(field: CellField): void {
    if (!this.canWrite()) return;
    this.drafts.start(this.expense(), field);
    this.focus.request(this.expense().id, field);
  }

  protected startFrom(event: Event): void {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-field]') : null;
    event.preventDefault();
    this.start(CELL_FIELDS.find((field) => field === cell?.dataset['field']) ?? 'title');
  }

  /** A second press beside what the cell holds; on it, the first one has done it. */
  protected startAt({ target }: Event, field: CellField): void {
    if (target instanceof HTMLElement && !target.closest('a, input, select')) this.start(field);
  }

  protected goOn(event: KeyboardEvent, from: CellField): void {
    const distance = event.shiftKey ? -1 : 1;
    const next = CELL_FIELDS[CELL_FIELDS.indexOf(from) + distance];
    if (!next) {
      this.leave.emit({ event, distance });
      return;
    }
    event.preventDefault();
    this.start(next);
  }

  protected choose(event: MouseEvent): void {
    const { checked } = event.target as HTMLInputElement;
    if (event.shiftKey) this.selection.chooseRange(this.expense().id, checked);
    else this.selection.choose(this.expense().id, checked);
  }

  private withSaving(expense: Expense, field: CellField): Expense {
    const value = this.drafts.of(expense.id, field)?.saving;
    if (!value) return expense;
    if (field !== 'category') return { ...expense, [field]: value };
    return { ...expense, category: this.categories.find(value) ?? expense.category };
  }
}
