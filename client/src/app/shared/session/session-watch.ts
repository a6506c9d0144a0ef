import { HttpClient } from '@angular/common/http';
import { DOCUMENT, type DestroyRef, Injectable, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  EMPTY,
  type Observable,
  auditTime,
  catchError,
  fromEvent,
  map,
  merge,
  startWith,
  switchMap,
  takeUntil,
  timer,
} from 'rxjs';
import { Session } from './session';

const EVERY_MS = 10_000;

/** Coming back to a tab is several events at once. */
const TOGETHER_MS = 50;

/**
 * Asks the server from time to time whether the session is still open, so that a page that stands open notices when it
 * was ended elsewhere. A page that nobody looks at does not ask; it does at once when it is looked at again.
 */
@Injectable({ providedIn: 'root' })
export class SessionWatch {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);

  /** Watches until `destroyRef` is destroyed or the session has ended. */
  start(destroyRef: DestroyRef): void {
    this.occasions()
      .pipe(
        switchMap((wait) => (this.document.visibilityState === 'visible' ? timer(wait, EVERY_MS) : EMPTY)),
        switchMap(() => this.ask()),
        takeUntil(this.session.ended$),
        takeUntilDestroyed(destroyRef),
      )
      .subscribe();
  }

  /** When to begin anew, as milliseconds to wait before the first question. */
  private occasions(): Observable<number> {
    const window = this.document.defaultView;
    if (!window) return EMPTY;
    return merge(
      fromEvent(this.document, 'visibilitychange'),
      fromEvent(window, 'focus'),
      fromEvent(window, 'online'),
    ).pipe(
      auditTime(TOGETHER_MS),
      map(() => 0),
      startWith(EVERY_MS),
    );
  }

  /** That the session has ended is noticed where all answers pass; that there is no answer says nothing about it. */
  private ask(): Observable<unknown> {
    return this.http.get('/api/auth/session').pipe(catchError(() => EMPTY));
  }
}
