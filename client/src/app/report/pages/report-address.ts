import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { map } from 'rxjs';
import type { ExpenseFilter } from '../../api/types';
import { NO_FILTER, isSameFilter } from '../../shared/expense-filter/expense-filter';
import type { FilterOwner } from '../../shared/expense-filter/filter-changes';
import { filterToUrl, readReportQuery } from './report-query';

/** What a report is about, which is all in the address: a shared link shows the same. */
@Injectable()
export class ReportAddress implements FilterOwner {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  readonly query = toSignal(this.route.queryParamMap.pipe(map(readReportQuery)), {
    initialValue: readReportQuery(this.route.snapshot.queryParamMap),
  });
  readonly filter = computed(() => this.query().filter, { equal: isSameFilter });

  /** Null takes a parameter away. What is typed letter by letter takes the place of the last step in the history. */
  change(queryParams: Params, replaceUrl = false): Promise<boolean> {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }

  filterBy(changes: Partial<ExpenseFilter>): Promise<boolean> {
    const filter = this.filter();
    const isRetyped = filter.q !== undefined && changes.q !== undefined;
    return this.change(filterToUrl({ ...filter, ...changes }), isRetyped);
  }

  clearFilter(): Promise<boolean> {
    return this.change(filterToUrl(NO_FILTER));
  }
}
