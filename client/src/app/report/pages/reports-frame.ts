import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { map } from 'rxjs';
import { toFilterParams } from '../../shared/expense-filter/expense-filter';
import { readReportQuery } from './report-query';

/** The reports, one at a time. The filter goes along from one to the next. */
@Component({
  selector: 'app-reports-frame',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav class="report-tabs no-print" aria-label="Reports">
      <ul>
        @for (report of reports; track report.path) {
          <li>
            <a
              [routerLink]="report.path"
              [queryParams]="filter()"
              routerLinkActive="is-active"
              ariaCurrentWhenActive="page"
              [routerLinkActiveOptions]="{
                paths: 'exact',
                queryParams: 'ignored',
                matrixParams: 'ignored',
                fragment: 'ignored',
              }"
              >{{ report.label }}</a
            >
          </li>
        }
      </ul>
    </nav>
    <router-outlet />
  `,
})
export class ReportsFrame {
  protected readonly reports = [
    { path: 'months', label: 'Months' },
    { path: 'years', label: 'Years' },
    { path: 'categories', label: 'Categories' },
    { path: 'merchants', label: 'Merchants' },
    { path: 'compare', label: 'Compare' },
  ];
  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap.pipe(map(readReportQuery)));
  protected readonly filter = computed(() => toFilterParams(this.params()?.filter ?? { period: 'all' }));
}
