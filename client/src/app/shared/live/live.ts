import { HttpClient } from '@angular/common/http';
import { DOCUMENT, type DestroyRef, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  EMPTY,
  type Observable,
  auditTime,
  catchError,
  distinctUntilChanged,
  fromEvent,
  map,
  of,
  retry,
  startWith,
  switchMap,
  takeUntil,
  timer,
} from 'rxjs';
import { Session } from '../session/session';
import { EventStreams } from './event-streams';

const URL = '/api/activity/stream';

/** A tab that nobody looks at for so long gives its connection back: a browser has only a few for one site. */
const HIDDEN_MS = 10_000;
const FIRST_RETRY_MS = 3_000;
const LAST_RETRY_MS = 30_000;
/** What happens together is told together. */
const TOGETHER_MS = 200;

/** Says that there may be something new to read, as soon as there is: one stream for each tab, while somebody looks. */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly streams = inject(EventStreams);
  private readonly count = signal(0);

  /** Grows whenever the feed may have changed. What reads it in its request asks again. */
  readonly activity = this.count.asReadonly();

  /** Listens until `destroyRef` is destroyed or the session has ended. */
  start(destroyRef: DestroyRef): void {
    this.isLookedAt()
      .pipe(
        switchMap((isOpen) => (isOpen ? this.listen() : EMPTY)),
        auditTime(TOGETHER_MS),
        takeUntil(this.session.ended$),
        takeUntilDestroyed(destroyRef),
      )
      .subscribe(() => this.count.update((count) => count + 1));
  }

  private isLookedAt(): Observable<boolean> {
    return fromEvent(this.document, 'visibilitychange').pipe(
      startWith(null),
      map(() => this.document.visibilityState === 'visible'),
      switchMap((isVisible) => (isVisible ? of(true) : timer(HIDDEN_MS).pipe(map(() => false)))),
      distinctUntilChanged(),
    );
  }

  /** Connects, and again whenever the stream breaks off; what happened in between is told when it is back. */
  private listen(): Observable<unknown> {
    return this.streams.open(URL, ['ready', 'activity']).pipe(
      retry({
        delay: (_error, attempt) =>
          this.ask().pipe(switchMap(() => timer(Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LAST_RETRY_MS)))),
        resetOnSuccess: true,
      }),
    );
  }

  /** A stream does not say why it ended; if the session is over, this answer does, where all answers pass. */
  private ask(): Observable<unknown> {
    return this.http.get('/api/auth/session').pipe(catchError(() => of(null)));
  }
}
