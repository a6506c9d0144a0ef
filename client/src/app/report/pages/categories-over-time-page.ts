import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { CategoryPicker } from '../../shared/expense-filter/category-picker';
import { ChoiceRow } from '../../shared/expense-filter/choice-row';
import { toFilterParams } from '../../shared/expense-filter/expense-filter';
import { FilterMenu } from '../../shared/expense-filter/filter-menu';
import { periodInWords } from '../../shared/expense-filter/period-in-words';
import { categoryView, shownCategories } from './category-view';
import { kept } from './kept';
import { ReportAddress } from './report-address';
import { ReportDrawing } from './report-drawing';
import { ReportLedger } from './report-ledger';
import { ReportPage } from './report-page';
import { ReportPagesClient } from './report-pages-client';
import { type ChartStyle, MOST_SHOWN, withoutPeriod } from './report-query';

@Component({
  selector: 'app-categories-over-time-page',
  imports: [CategoryPicker, ChoiceRow, FilterMenu, ReportPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ReportAddress, ReportDrawing, ReportLedger],
  templateUrl: './categories-over-time-page.html',
})
export class CategoriesOverTimePage {
  protected readonly ledger = inject(ReportLedger);
  private readonly address = inject(ReportAddress);
  private readonly drawing = inject(ReportDrawing);

  protected readonly styles = [
    { value: 'bars', label: 'Bars' },
    { value: 'lines', label: 'Lines' },
  ] as const;
  protected readonly mostShown = MOST_SHOWN;
  protected readonly style = computed(() => this.address.query().style);
  private readonly rules = computed(() => withoutPeriod(this.address.filter()));
  protected readonly months = inject(ReportPagesClient).byMonth(() => toFilterParams(this.address.filter()));
  protected readonly shown = kept(() => {
    const { shown } = this.address.query();
    return this.months.hasValue() ? shownCategories(this.months.value(), shown, this.ledger.categories()) : undefined;
  });
  protected readonly isFull = computed(() => (this.shown()?.length ?? 0) >= MOST_SHOWN);
  protected readonly periodWords = computed(
    () => periodInWords(this.address.filter(), this.ledger.today()) ?? 'in all months',
  );
  protected readonly view = kept(() => {
    const context = this.drawing.context();
    if (!context || !this.months.hasValue()) return undefined;
    const { shown, style } = this.address.query();
    return categoryView(this.months.value(), { shown, style, rules: this.rules() }, context);
  });

  /** The latest choice counts: a seventh one takes the place of the first. */
  protected choose(show: string[]): void {
    void this.address.change({ show: show.length > 0 ? show.slice(-MOST_SHOWN) : null });
  }

  protected draw(style: ChartStyle): void {
    void this.address.change({ style: style === 'bars' ? null : style });
  }

  protected reload(): void {
    this.ledger.reload();
    if (this.months.error()) this.months.reload();
  }
}
