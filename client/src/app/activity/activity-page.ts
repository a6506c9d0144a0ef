import { ChangeDetectionStrategy, Component, DOCUMENT, inject } from '@angular/core';
import { FailureMessage } from '../shared/failure-message';
import { Icon } from '../shared/icon';
import { Pager } from '../shared/pager';
import { Session } from '../shared/session/session';
import type { ActivityFilter } from './activity-criteria';
import { ActivityFilters } from './activity-filters';
import { ActivityStore } from './activity-store';

@Component({
  selector: 'app-activity-page',
  imports: [ActivityFilters, FailureMessage, Icon, Pager],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ActivityStore],
  templateUrl: './activity-page.html',
})
export class ActivityPage {
  protected readonly store = inject(ActivityStore);
  protected readonly session = inject(Session);
  protected readonly placeholders = [1, 2, 3, 4, 5, 6, 7, 8];
  private readonly document = inject(DOCUMENT);

  protected async showPage(page: number): Promise<void> {
    await this.store.showPage(page);
    this.document.defaultView?.scrollTo(0, 0);
    this.focusFeed();
  }

  protected async clearFilter(): Promise<void> {
    await this.store.narrow({});
    this.focusFeed();
  }

  protected narrow(filter: ActivityFilter): void {
    void this.store.narrow(filter);
  }

  private focusFeed(): void {
    this.document.querySelector<HTMLElement>('#activity-feed')?.focus({ preventScroll: true });
  }
}
