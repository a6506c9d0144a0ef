import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CalendarDatePipe } from '../../shared/calendar-date-pipe';
import { ChartCard } from '../../shared/chart/chart-card';
import { ChartFiles } from '../../shared/chart/chart-files';
import { isFiltered } from '../../shared/expense-filter/expense-filter';
import { filterChips } from '../../shared/expense-filter/filter-chip-list';
import { FailureMessage } from '../../shared/failure-message';
import { Icon } from '../../shared/icon';
import { gridRows } from './grid-rows';
import { ReportAddress } from './report-address';
import { ReportFilterBar } from './report-filter-bar';
import type { ReportView } from './report-grid-model';
import { ReportLedger } from './report-ledger';
import { withoutPeriod } from './report-query';
import { ReportTable } from './report-table';

/** As many columns fit on a sheet that stands upright. */
const MOST_UPRIGHT = 7;

/** What every report has: its filter, a chart, a table, both as files and on paper. Its own controls stand inside. */
@Component({
  selector: 'app-report-page',
  imports: [CalendarDatePipe, ChartCard, FailureMessage, Icon, ReportFilterBar, ReportTable, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './report-page.html',
  host: { '[class.report-wide]': 'isWide()' },
})
export class ReportPage {
  readonly heading = input.required<string>();
  readonly lead = input.required<string>();
  readonly chartHeading = input.required<string>();
  /** The days that are added up, as they follow a sum: "in 2026". */
  readonly periodWords = input.required<string>();
  /** Whether the filter's period is the report's, and whether its categories are. */
  readonly hasPeriod = input(false);
  readonly hasCategories = input(true);
  /** Undefined until the first answer is there. */
  readonly view = input.required<ReportView | undefined>();
  readonly error = input.required<unknown>();
  readonly isLoading = input.required<boolean>();
  readonly retry = output();

  protected readonly address = inject(ReportAddress);
  protected readonly ledger = inject(ReportLedger);
  protected readonly placeholders = [1, 2, 3, 4, 5, 6, 7, 8];
  protected readonly rows = computed(() => {
    const view = this.view();
    return view && gridRows(view.grid, this.ledger.currency());
  });
  /** On paper it needs the long side of a sheet. */
  protected readonly isWide = computed(() => (this.view()?.grid.columns.length ?? 0) > MOST_UPRIGHT);
  private readonly applied = computed(() =>
    this.hasPeriod() ? this.address.filter() : withoutPeriod(this.address.filter()),
  );
  protected readonly isNarrowed = computed(() => isFiltered(this.applied()));
  /** On paper there are no chips. */
  protected readonly rules = computed(() => {
    const categories = this.ledger.known();
    const context = { today: this.ledger.today(), currency: this.ledger.currency(), categories };
    const rules = filterChips(withoutPeriod(this.address.filter()), context).map(({ text }) => text);
    return rules.length > 0 ? `Only: ${rules.join(', ')}` : '';
  });
  private readonly files = inject(ChartFiles);
  private readonly document = inject(DOCUMENT);

  protected saveCsv(): void {
    const rows = this.rows();
    if (rows) this.files.saveCsv(`${this.heading()} ${this.periodWords()}`, rows);
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
