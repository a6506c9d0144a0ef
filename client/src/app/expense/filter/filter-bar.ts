import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { CategoryClient } from '../../shared/category/category-client';
import { Icon } from '../../shared/icon';
import { latestValue } from '../../shared/latest-value';
import { injectIsNarrow } from '../../shared/narrow-screen';
import { Session } from '../../shared/session/session';
import { ExpenseTableStore } from '../expense-table-store';
import { AmountRange } from './amount-range';
import { CategoryPicker } from '../../shared/expense-filter/category-picker';
import { ChoiceRow } from '../../shared/expense-filter/choice-row';
import { DateRange } from '../../shared/expense-filter/date-range';
import { FilterChanges, FilterOwner } from '../../shared/expense-filter/filter-changes';
import { filterChips } from '../../shared/expense-filter/filter-chip-list';
import { FilterChips } from '../../shared/expense-filter/filter-chips';
import {
  PERIOD_CHOICES,
  RECEIPT_CHOICES,
  toHasReceipt,
  toReceiptChoice,
} from '../../shared/expense-filter/filter-choices';
import { FilterMenu } from '../../shared/expense-filter/filter-menu';
import { FilterSearch } from '../../shared/expense-filter/filter-search';
import { FilterSheet } from './filter-sheet';
import { refusalInWords } from './refusal-in-words';

/** What the list is filtered by. In a row on a wide screen; on a narrow one, behind a button that opens a sheet. */
@Component({
  selector: 'app-filter-bar',
  imports: [
    AmountRange,
    CategoryPicker,
    ChoiceRow,
    DateRange,
    FilterChips,
    FilterMenu,
    FilterSearch,
    FilterSheet,
    Icon,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [FilterChanges, { provide: FilterOwner, useExisting: ExpenseTableStore }],
  templateUrl: './filter-bar.html',
})
export class FilterBar {
  protected readonly store = inject(ExpenseTableStore);
  protected readonly changes = inject(FilterChanges);
  protected readonly isNarrow = injectIsNarrow();
  protected readonly isSheetOpen = signal(false);
  protected readonly periods = PERIOD_CHOICES;
  protected readonly receipts = RECEIPT_CHOICES;
  protected readonly toHasReceipt = toHasReceipt;
  protected readonly refusalInWords = refusalInWords;
  private readonly session = inject(Session);
  private readonly answer = inject(CategoryClient).list(() => this.session.ledger()?.id);
  private readonly listed = latestValue(this.answer);
  private readonly search = viewChild.required(FilterSearch);
  private readonly sheetOpener = viewChild<ElementRef<HTMLButtonElement>>('sheetOpener');

  protected readonly filter = this.store.filter;
  protected readonly categories = computed(() => this.listed()?.items ?? []);
  protected readonly today = computed(() => this.session.user()?.today ?? '');
  protected readonly currency = computed(() => this.session.ledger()?.currency ?? 'USD');
  protected readonly receipt = computed(() => toReceiptChoice(this.filter().hasReceipt));
  protected readonly hasAmount = computed(() => !!(this.filter().minAmount ?? this.filter().maxAmount));
  protected readonly chips = computed(() =>
    filterChips(this.filter(), {
      today: this.today(),
      currency: this.currency(),
      categories: this.listed()?.items,
    }),
  );
  /** The search has its own place in sight. */
  protected readonly hiddenRules = computed(() => this.chips().filter(({ key }) => key !== 'q').length);

  protected focusSearch(): void {
    this.search().focus();
  }

  protected closeSheet(): void {
    this.isSheetOpen.set(false);
    this.sheetOpener()?.nativeElement.focus();
  }
}
