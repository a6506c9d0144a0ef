import { DOCUMENT, Injectable, inject } from '@angular/core';

/** Loads a page anew, which drops everything this tab holds. A class of its own, so that a test can stand in. */
@Injectable({ providedIn: 'root' })
export class PageLoader {
  private readonly location = inject(DOCUMENT).location;

  load(path: string): void {
    this.location.assign(path);
  }

  reload(): void {
    this.location.reload();
  }
}
