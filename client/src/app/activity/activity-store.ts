import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { ActivityPage } from '../api/types';
import { latestValue } from '../shared/latest-value';
import { Live } from '../shared/live/live';
import { Session } from '../shared/session/session';
import { ActivityClient, type ActivityRequest } from './activity-client';
import { type ActivityFilter, isNarrowed, readActivityFilter, readPage } from './activity-criteria';
import { activityDays } from './activity-days';
import { newsInWords } from './news-in-words';

interface Answer {
  request: ActivityRequest;
  page: ActivityPage;
}

/** The page of the feed that the address asks for. The first one keeps itself up to date. */
@Injectable()
export class ActivityStore {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly live = inject(Live);
  private readonly params = toSignal(this.route.queryParams, { initialValue: this.route.snapshot.queryParams });
  private readonly pageNumber = computed(() => readPage(this.params()));

  readonly filter = computed(() => readActivityFilter(this.params()));
  readonly isNarrowed = computed(() => isNarrowed(this.filter()));

  private readonly request = computed<ActivityRequest>(() => ({ ...this.filter(), page: this.pageNumber() }));
  /** What a later page shows stays as it was when it was opened: it must not move under its reader's eyes. */
  private readonly asOf = linkedSignal<{ request: ActivityRequest; latest: number }, number>({
    source: () => ({ request: this.request(), latest: this.live.activity() }),
    computation: ({ request, latest }, previous) =>
      request.page === 1 || request !== previous?.source.request ? latest : previous.value,
  });
  private readonly answer = inject(ActivityClient).list(() => {
    this.asOf();
    return this.request();
  });

  readonly page = latestValue(this.answer);
  readonly isLoading = this.answer.isLoading;
  readonly error = this.answer.error;
  /** Whether more has happened than a later page takes into account. */
  readonly isOutdated = computed(() => this.asOf() < this.live.activity());
  readonly days = computed(() => {
    const user = this.session.user();
    return user ? activityDays(this.page()?.items ?? [], user.timeZone, user.today) : [];
  });
  private readonly latest = linkedSignal<Answer | undefined, Answer | undefined>({
    source: () => (this.answer.hasValue() ? { request: this.request(), page: this.answer.value() } : undefined),
    computation: (answer, previous) => answer ?? previous?.value,
  });
  /** In words, what came while one looked. */
  readonly news = linkedSignal<Answer | undefined, string>({
    source: this.latest,
    computation: (now, previous) =>
      now && now.request === previous?.source?.request ? newsInWords(previous.source.page, now.page) : '',
  });

  reload(): void {
    this.answer.reload();
  }

  showPage(page: number): Promise<boolean> {
    return this.navigate({ page: page === 1 ? null : page }, 'merge');
  }

  narrow(filter: ActivityFilter): Promise<boolean> {
    return this.navigate({ ...filter }, 'replace');
  }

  private navigate(queryParams: object, queryParamsHandling: 'merge' | 'replace'): Promise<boolean> {
    return this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling });
  }
}
