import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { EMPTY, NEVER, concatWith, defer, takeUntil, tap } from 'rxjs';
import { toFailure } from '../../api/failure';
import { Session } from './session';

/** Ends the session when the server does, and keeps answers that are still on their way from a screen that is leaving. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  if (session.isEnded) return NEVER;
  return next(request).pipe(
    tap({
      error: (error: unknown) => {
        const isUnknown = toFailure(error).code === 'unauthenticated';
        if (isUnknown && session.status() === 'signed-in') session.expire();
      },
    }),
    takeUntil(session.ended$),
    concatWith(defer(() => (session.isEnded ? NEVER : EMPTY))),
  );
};
