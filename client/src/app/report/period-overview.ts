import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { ExpenseFilter, ExpensePage } from '../api/types';
import { isSameFilter } from '../shared/expense-filter/expense-filter';
import { totalInWords } from '../shared/expense-filter/total-in-words';
import { Icon } from '../shared/icon';
import { MoneyPipe } from '../shared/money-pipe';
import { Session } from '../shared/session/session';
import { changeInWords } from './change-in-words';
import { paceInWords } from './pace-in-words';
import { ReportStore } from './report-store';
import { periodRange } from './report-window';

interface Asked {
  filter: ExpenseFilter | null;
  isLoading: boolean;
}

/**
 * How much, and whether it is more or less than usual: of the filter's period, or of this month beside the total of all when the
 * filter has none.
 */
@Component({
  selector: 'app-period-overview',
  imports: [Icon, MoneyPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './period-overview.html',
  host: { class: 'overview', '[class.has-period]': 'hasPeriod()' },
})
export class PeriodOverview {
  readonly filter = input.required<ExpenseFilter>();
  /** What the table shows a page of; undefined until it is there. */
  readonly page = input.required<ExpensePage | undefined>();

  protected readonly store = inject(ReportStore);
  private readonly session = inject(Session);
  private readonly today = computed(() => this.session.user()?.today ?? '');

  protected readonly hasPeriod = computed(() => this.filter().period !== 'all');
  /** What the latest answer is about: it stays while another one is on its way, and must not stand under a new name. */
  private readonly answered = linkedSignal<Asked, ExpenseFilter | null>({
    source: () => ({ filter: this.store.filter(), isLoading: this.store.summary.isLoading() }),
    computation: ({ filter, isLoading }, previous) => (isLoading ? (previous?.value ?? null) : filter),
  });
  protected readonly summary = computed(() => {
    const { value, error, isLoading } = this.store.summary;
    const answered = this.answered();
    if ((error() && !isLoading()) || !answered || !isSameFilter(answered, this.filter())) return undefined;
    return value();
  });
  private readonly from = computed(() => (this.hasPeriod() ? periodRange(this.filter(), this.today()).from : null));
  /** It goes with the report it counts. */
  protected readonly monthNote = computed(() => {
    const filter: ExpenseFilter = { ...this.filter(), period: 'current-month' };
    return totalInWords(filter, this.summary()?.count ?? 0, this.today());
  });
  protected readonly totalNote = computed(() => totalInWords(this.filter(), this.page()?.total ?? 0, this.today()));
  protected readonly change = computed(() => {
    const summary = this.summary();
    return summary ? changeInWords({ ...summary, from: this.from() }, this.today()) : null;
  });
  protected readonly pace = computed(() => {
    const summary = this.summary();
    return summary ? paceInWords(summary, this.today()) : null;
  });
}
