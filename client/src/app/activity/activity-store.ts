import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { map } from 'rxjs';
import { latestValue } from '../shared/latest-value';
import { Session } from '../shared/session/session';
import { ActivityClient } from './activity-client';
import { activityDays } from './activity-days';

/** The page of the feed that the address asks for. */
@Injectable()
export class ActivityStore {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly pageNumber = toSignal(this.route.queryParamMap.pipe(map((params) => toPage(params.get('page')))), {
    initialValue: toPage(this.route.snapshot.queryParamMap.get('page')),
  });
  private readonly answer = inject(ActivityClient).list(this.pageNumber);

  readonly page = latestValue(this.answer);
  readonly isLoading = this.answer.isLoading;
  readonly error = this.answer.error;
  readonly days = computed(() => {
    const user = this.session.user();
    return user ? activityDays(this.page()?.items ?? [], user.timeZone, user.today) : [];
  });

  reload(): void {
    this.answer.reload();
  }

  showPage(page: number): Promise<boolean> {
    return this.router.navigate([], { relativeTo: this.route, queryParams: { page: page === 1 ? null : page } });
  }
}

function toPage(text: string | null): number {
  const page = Number(text);
  return Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1;
}
