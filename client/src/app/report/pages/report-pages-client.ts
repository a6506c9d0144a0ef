import { type HttpResourceRef, type HttpResourceRequest, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ComparisonReport, MerchantReport, MonthReport, YearReport } from '../../api/types';
import type { FilterParams } from '../../shared/expense-filter/expense-filter';
import { LedgerChanges } from '../../shared/ledger-changes';
import { Session } from '../../shared/session/session';

type Question = () => FilterParams | null;

/**
 * Its methods are called where a page is made, take the question's parameters and ask nothing while there are none. A
 * page that is left asks no more: its requests are aborted.
 */
@Injectable({ providedIn: 'root' })
export class ReportPagesClient {
  private readonly session = inject(Session);
  private readonly changes = inject(LedgerChanges);

  byMonth(question: Question): HttpResourceRef<MonthReport | undefined> {
    return httpResource<MonthReport>(() => this.request('by-month', question()));
  }

  byYear(question: Question): HttpResourceRef<YearReport | undefined> {
    return httpResource<YearReport>(() => this.request('by-year', question()));
  }

  merchants(question: Question): HttpResourceRef<MerchantReport | undefined> {
    return httpResource<MerchantReport>(() => this.request('merchants', question()));
  }

  comparison(question: Question): HttpResourceRef<ComparisonReport | undefined> {
    return httpResource<ComparisonReport>(() => this.request('comparison', question()));
  }

  private request(report: string, params: FilterParams | null): HttpResourceRequest | undefined {
    this.changes.revision();
    const ledgerId = this.session.ledger()?.id;
    return ledgerId && params ? { url: `/api/ledgers/${ledgerId}/reports/${report}`, params } : undefined;
  }
}
