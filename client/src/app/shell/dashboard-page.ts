import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { BudgetCard } from '../budget/budget-card';
import { ExpenseTableStore } from '../expense/expense-table-store';
import { FilterBar } from '../expense/filter/filter-bar';
import { SavedFilters } from '../expense/filter/saved-filters';
import { ExpenseFormLauncher } from '../expense/form/expense-form-launcher';
import { ExpenseList } from '../expense/list/expense-list';
import { DashboardCharts } from '../report/dashboard-charts';
import type { FilterWish } from '../report/filter-wish';
import { PeriodOverview } from '../report/period-overview';
import { ReportStore } from '../report/report-store';
import { StandOuts } from '../report/stand-outs';
import { Icon } from '../shared/icon';
import { injectIsNarrow } from '../shared/narrow-screen';
import { Session } from '../shared/session/session';
import { Toasts } from '../shared/toasts';
import { ChartsShown } from './charts-shown';

@Component({
  selector: 'app-dashboard-page',
  imports: [BudgetCard, DashboardCharts, ExpenseList, FilterBar, Icon, PeriodOverview, SavedFilters, StandOuts],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ExpenseTableStore, ReportStore],
  templateUrl: './dashboard-page.html',
})
export class DashboardPage {
  protected readonly expenses = inject(ExpenseTableStore);
  protected readonly launcher = inject(ExpenseFormLauncher);
  protected readonly session = inject(Session);
  protected readonly charts = inject(ChartsShown);
  protected readonly isNarrow = injectIsNarrow();
  private readonly toasts = inject(Toasts);
  /** There is nothing to look for before the first expense. */
  protected readonly isFilterable = computed(() => !this.expenses.isEmpty() || this.expenses.isFiltered());
  protected readonly hasOverview = computed(() => this.isFilterable() && !this.expenses.refusal());
  protected readonly hasCharts = computed(
    () => this.charts.isOn() && !this.expenses.isEmpty() && !this.expenses.refusal(),
  );

  constructor() {
    const reports = inject(ReportStore);
    effect(() => {
      if (this.expenses.isSettled() && this.hasOverview()) reports.show(this.expenses.filter(), this.hasCharts());
    });
  }

  /** As a step of the history, which going back undoes too. */
  protected async grant({ changes, name }: FilterWish): Promise<void> {
    const before = this.expenses.filter();
    await this.expenses.showFilter({ ...before, ...changes });
    this.toasts.undoable(`Showing ${name}.`, async () => {
      await this.expenses.showFilter(before);
    });
  }
}
