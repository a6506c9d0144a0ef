import { type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  BubbleReport,
  CategoryReport,
  DayReport,
  HighlightReport,
  MonthReport,
  RecurringReport,
  SummaryReport,
} from '../api/types';
import type { FilterParams } from '../shared/expense-filter/expense-filter';
import { LedgerChanges } from '../shared/ledger-changes';

/** What a report is about. */
export interface ReportQuestion {
  ledgerId: string;
  filter: FilterParams;
}

type Question = () => ReportQuestion | null;
type Answer<T> = HttpResourceRef<T | undefined>;

/**
 * Its methods are called where a component or service is made. Each asks nothing while there is no question, asks again after a
 * change of this tab, and drops a request whose answer nobody waits for any more.
 */
@Injectable({ providedIn: 'root' })
export class ReportClient {
  private readonly changes = inject(LedgerChanges);

  summary(question: Question): Answer<SummaryReport> {
    return this.read(question, 'summary');
  }

  byCategory(question: Question): Answer<CategoryReport> {
    return this.read(question, 'by-category');
  }

  byMonth(question: Question): Answer<MonthReport> {
    return this.read(question, 'by-month');
  }

  byDay(question: Question): Answer<DayReport> {
    return this.read(question, 'by-day');
  }

  bubbles(question: Question): Answer<BubbleReport> {
    return this.read(question, 'bubbles');
  }

  highlights(question: Question): Answer<HighlightReport> {
    return this.read(question, 'highlights');
  }

  recurring(question: Question): Answer<RecurringReport> {
    return this.read(question, 'recurring');
  }

  private read<T>(question: Question, report: string): Answer<T> {
    return httpResource<T>(() => {
      this.changes.revision();
      const asked = question();
      return asked ? { url: `/api/ledgers/${asked.ledgerId}/reports/${report}`, params: asked.filter } : undefined;
    });
  }
}
