import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { CategoryPicker } from '../../shared/expense-filter/category-picker';
import { ChoiceRow } from '../../shared/expense-filter/choice-row';
import { DateRange } from '../../shared/expense-filter/date-range';
import { FilterChanges, FilterOwner } from '../../shared/expense-filter/filter-changes';
import { filterChips } from '../../shared/expense-filter/filter-chip-list';
import { FilterChips } from '../../shared/expense-filter/filter-chips';
import { PERIOD_CHOICES } from '../../shared/expense-filter/filter-choices';
import { FilterMenu } from '../../shared/expense-filter/filter-menu';
import { FilterSearch } from '../../shared/expense-filter/filter-search';
import { ReportAddress } from './report-address';
import { ReportLedger } from './report-ledger';

/** What a report is narrowed to, and whatever else of a filter a link brought along. Its own controls stand inside. */
@Component({
  selector: 'app-report-filter-bar',
  imports: [CategoryPicker, ChoiceRow, DateRange, FilterChips, FilterMenu, FilterSearch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [FilterChanges, { provide: FilterOwner, useExisting: ReportAddress }],
  templateUrl: './report-filter-bar.html',
})
export class ReportFilterBar {
  /** Whether the filter's period is the report's. */
  readonly hasPeriod = input.required<boolean>();
  readonly hasCategories = input.required<boolean>();

  protected readonly address = inject(ReportAddress);
  protected readonly ledger = inject(ReportLedger);
  protected readonly changes = inject(FilterChanges);
  protected readonly periods = PERIOD_CHOICES;
  protected readonly filter = this.address.filter;
  protected readonly chips = computed(() =>
    filterChips(this.filter(), {
      today: this.ledger.today(),
      currency: this.ledger.currency(),
      categories: this.ledger.known(),
    }).filter(({ key }) => key !== 'period' || this.hasPeriod()),
  );
  private readonly search = viewChild.required(FilterSearch);

  protected focusSearch(): void {
    this.search().focus();
  }
}
