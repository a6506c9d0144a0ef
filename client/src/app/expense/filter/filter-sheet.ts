import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import type { Category } from '../../api/types';
import type { CalendarDate } from '../../shared/calendar-date';
import { Icon } from '../../shared/icon';
import { ExpenseTableStore } from '../expense-table-store';
import { AmountRange } from './amount-range';
import { CategoryPicker } from '../../shared/expense-filter/category-picker';
import { ChoiceRow } from '../../shared/expense-filter/choice-row';
import { DateRange } from '../../shared/expense-filter/date-range';
import { FilterChanges } from '../../shared/expense-filter/filter-changes';
import {
  PERIOD_CHOICES,
  RECEIPT_CHOICES,
  toHasReceipt,
  toReceiptChoice,
} from '../../shared/expense-filter/filter-choices';

/** All controls of the filter on a sheet from below, for a phone. Each takes effect at once, behind it. */
@Component({
  selector: 'app-filter-sheet',
  imports: [AmountRange, CategoryPicker, ChoiceRow, DateRange, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './filter-sheet.html',
})
export class FilterSheet {
  readonly today = input.required<CalendarDate>();
  readonly currency = input.required<string>();
  readonly categories = input.required<readonly Category[]>();
  readonly closed = output();

  protected readonly store = inject(ExpenseTableStore);
  protected readonly changes = inject(FilterChanges);
  protected readonly periods = PERIOD_CHOICES;
  protected readonly receipts = RECEIPT_CHOICES;
  protected readonly toHasReceipt = toHasReceipt;
  protected readonly filter = this.store.filter;
  protected readonly receipt = computed(() => toReceiptChoice(this.filter().hasReceipt));
  protected readonly result = computed(() => {
    const total = this.store.page()?.total ?? 0;
    return `Show ${total.toLocaleString()} ${total === 1 ? 'expense' : 'expenses'}`;
  });
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  /** A press beside the sheet. */
  protected closeOnBackdrop(event: Event): void {
    if (event.target === this.dialog().nativeElement) this.close();
  }

  /** Unless a control of the sheet had something of its own to close. */
  protected onEscape(event: Event): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.close();
  }
}
