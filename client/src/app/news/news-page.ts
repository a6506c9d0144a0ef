import { ChangeDetectionStrategy, Component, type ElementRef, computed, inject, input, viewChild } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { FailureMessage } from '../shared/failure-message';
import { Icon } from '../shared/icon';
import { latestValue } from '../shared/latest-value';
import { pageNumber } from '../shared/page-number';
import { Pager } from '../shared/pager';
import { formatInstant, relativeTime } from '../shared/relative-time';
import { Session } from '../shared/session/session';
import { NewsClient } from './news-client';

/** The latest headlines of the feeds that the server reads. */
@Component({
  selector: 'app-news-page',
  imports: [FailureMessage, Icon, Pager, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './news-page.html',
})
export class NewsPage {
  /** A parameter of the address. */
  readonly page = input(1, { transform: pageNumber });

  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly region = viewChild.required<ElementRef<HTMLElement>>('region');
  protected readonly answer = inject(NewsClient).list(this.page);
  protected readonly list = latestValue(this.answer);
  protected readonly placeholders = [1, 2, 3, 4, 5, 6];
  protected readonly items = computed(() => {
    const timeZone = this.session.user()?.timeZone ?? 'UTC';
    return this.list()?.items.map((item) => ({
      ...item,
      since: relativeTime(item.publishedAt, new Date()),
      time: formatInstant(item.publishedAt, timeZone),
    }));
  });

  protected async showPage(page: number): Promise<void> {
    await this.router.navigate([], { relativeTo: this.route, queryParams: { page: page === 1 ? null : page } });
    this.region().nativeElement.focus({ preventScroll: true });
    this.region().nativeElement.scrollIntoView?.({ block: 'start' });
  }
}
