import { DOCUMENT, Injectable, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';
import { focusHeading } from '../shared/focus-heading';

/** After a change of page, moves the reader to its heading, as a page load would. Query parameters are no new page. */
@Injectable({ providedIn: 'root' })
export class RouteFocus {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);

  start(): void {
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => urlAfterRedirects.split(/[?#]/)[0]),
        startWith(undefined),
        pairwise(),
        filter(([before, after]) => before !== undefined && before !== after),
      )
      .subscribe(() => {
        this.document.defaultView?.scrollTo(0, 0);
        focusHeading(this.document);
      });
  }
}
