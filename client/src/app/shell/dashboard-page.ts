import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { ExpenseTableStore } from '../expense/expense-table-store';
import { FilterBar } from '../expense/filter/filter-bar';
import { SavedFilters } from '../expense/filter/saved-filters';
import { ExpenseFormLauncher } from '../expense/form/expense-form-launcher';
import { ExpenseList } from '../expense/list/expense-list';
import { BubbleCard } from '../report/bubble-card';
import { CategoryBreakdown } from '../report/category-breakdown';
import { ReportStore } from '../report/report-store';
import { totalInWords } from '../shared/expense-filter/total-in-words';
import { Icon } from '../shared/icon';
import { MoneyPipe } from '../shared/money-pipe';
import { Session } from '../shared/session/session';
import { ChartsShown } from './charts-shown';

@Component({
  selector: 'app-dashboard-page',
  imports: [BubbleCard, CategoryBreakdown, ExpenseList, FilterBar, Icon, MoneyPipe, SavedFilters],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ExpenseTableStore, ReportStore],
  templateUrl: './dashboard-page.html',
})
export class DashboardPage {
  protected readonly expenses = inject(ExpenseTableStore);
  protected readonly launcher = inject(ExpenseFormLauncher);
  protected readonly session = inject(Session);
  protected readonly charts = inject(ChartsShown);
  /** There is nothing to look for before the first expense. */
  protected readonly isFilterable = computed(() => !this.expenses.isEmpty() || this.expenses.isFiltered());
  protected readonly isShowingTotal = computed(() => this.isFilterable() && !this.expenses.refusal());
  protected readonly totalNote = computed(() => {
    const count = this.expenses.page()?.total ?? 0;
    return totalInWords(this.expenses.filter(), count, this.session.user()?.today ?? '');
  });

  constructor() {
    const reports = inject(ReportStore);
    effect(() => {
      if (this.charts.isOn() && this.expenses.isSettled() && !this.expenses.refusal())
        reports.show(this.expenses.filter());
    });
  }
}
