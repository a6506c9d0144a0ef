import { type HttpResourceRef, type HttpResourceRequest, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { BubbleReport, CategoryReport } from '../api/types';
import type { FilterParams } from '../shared/expense-filter/expense-filter';
import { LedgerChanges } from '../shared/ledger-changes';

/** What a report is about. */
export interface ReportQuestion {
  ledgerId: string;
  filter: FilterParams;
}

/** Its methods are called where a component or service is made. Each asks again after a change of this tab. */
@Injectable({ providedIn: 'root' })
export class ReportClient {
  private readonly changes = inject(LedgerChanges);

  /** Asks nothing while there is no question. */
  bubbles(question: () => ReportQuestion | null): HttpResourceRef<BubbleReport | undefined> {
    return httpResource<BubbleReport>(() => this.request(question(), 'bubbles'));
  }

  byCategory(question: () => ReportQuestion | null): HttpResourceRef<CategoryReport | undefined> {
    return httpResource<CategoryReport>(() => this.request(question(), 'by-category'));
  }

  private request(question: ReportQuestion | null, report: string): HttpResourceRequest | undefined {
    this.changes.revision();
    return question
      ? { url: `/api/ledgers/${question.ledgerId}/reports/${report}`, params: question.filter }
      : undefined;
  }
}
