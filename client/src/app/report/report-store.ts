import { Injectable, computed, inject, signal } from '@angular/core';
import type { ExpenseFilter } from '../api/types';
import { CategoryClient } from '../shared/category/category-client';
import { cleanFilter, isSameFilter, toFilterParams } from '../shared/expense-filter/expense-filter';
import { latestValue } from '../shared/latest-value';
import { Session } from '../shared/session/session';
import { ChartView, type ChartViewName } from './chart-view';
import { ReportClient, type ReportQuestion } from './report-client';
import { monthWindow, weekWindow, within } from './report-window';
import { shownReport } from './shown-report';

/**
 * The reports beside the table, each asked for only while it is shown. They wait until `show`, so that the table has the
 * connection to itself first.
 */
@Injectable()
export class ReportStore {
  private readonly session = inject(Session);
  private readonly client = inject(ReportClient);
  private readonly view = inject(ChartView);
  private readonly shown = signal<ExpenseFilter | null>(null, { equal: isSameOrNone });
  private readonly hasCharts = signal(false);
  private readonly ledgerId = computed(() => this.session.ledger()?.id);
  private readonly today = computed(() => this.session.user()?.today ?? '');

  /** Null until there is something to show. */
  readonly filter = this.shown.asReadonly();

  /** Of the period; without one, of this month. */
  readonly summary = shownReport(
    this.client.summary(
      this.ask((filter) => (filter.period === 'all' ? { ...filter, period: 'current-month' } : filter)),
    ),
  );
  readonly byCategory = shownReport(this.client.byCategory(this.askForChart((filter) => filter)));
  /** Of up to 24 months, whatever the period. */
  readonly byMonth = shownReport(
    this.client.byMonth(this.askForView('months', (filter) => within(filter, monthWindow(filter, this.today())))),
  );
  /** Of a year, whatever the period. */
  readonly byDay = shownReport(
    this.client.byDay(this.askForView('days', (filter) => within(filter, weekWindow(filter, this.today())))),
  );
  readonly bubbles = shownReport(this.client.bubbles(this.askForView('bubbles', (filter) => filter)));
  readonly highlights = shownReport(this.client.highlights(this.askForChart((filter) => filter)));
  readonly recurring = shownReport(
    this.client.recurring(this.askForChart(({ from: _from, to: _to, ...filter }) => ({ ...filter, period: 'all' }))),
  );

  private readonly listed = latestValue(
    inject(CategoryClient).list(() => (this.hasCharts() ? this.ledgerId() : undefined)),
  );
  /** Every category of the ledger; undefined until they are known. */
  readonly categories = computed(() => this.listed()?.items);

  /** Of the expenses that `filter` lets through; of all charts, only what stands at the top when `hasCharts` is false. */
  show(filter: ExpenseFilter, hasCharts: boolean): void {
    this.shown.set(filter);
    this.hasCharts.set(hasCharts);
  }

  private ask(about: (filter: ExpenseFilter) => ExpenseFilter | null): () => ReportQuestion | null {
    return computed(
      () => {
        const [ledgerId, filter] = [this.ledgerId(), this.shown()];
        const asked = filter && about(filter);
        return ledgerId && asked ? { ledgerId, filter: toFilterParams(cleanFilter(asked)) } : null;
      },
      { equal: isSameQuestion },
    );
  }

  private askForChart(about: (filter: ExpenseFilter) => ExpenseFilter): () => ReportQuestion | null {
    return this.ask((filter) => (this.hasCharts() ? about(filter) : null));
  }

  private askForView(
    view: ChartViewName,
    about: (filter: ExpenseFilter) => ExpenseFilter,
  ): () => ReportQuestion | null {
    return this.ask((filter) => (this.hasCharts() && this.view.name() === view ? about(filter) : null));
  }
}

const isSameOrNone = (one: ExpenseFilter | null, other: ExpenseFilter | null) =>
  one === other || (!!one && !!other && isSameFilter(one, other));

/** A clean filter has its rules in one order. */
const isSameQuestion = (one: ReportQuestion | null, other: ReportQuestion | null) =>
  JSON.stringify(one) === JSON.stringify(other);
