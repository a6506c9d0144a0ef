import { Injectable, inject } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { EMPTY, type Observable, expand, of, race, retry, skip, switchMap, take, throwError, timer } from 'rxjs';
import { toFailure } from '../../api/failure';
import type { Receipt } from '../../api/types';
import { Live } from '../live/live';
import { ReceiptApi } from './receipt-api';
import { isBeingRead } from './receipt-reading-words';

const ASK_EVERY_MS = 1_000;
const AFTER_TROUBLE_MS = 3_000;

/** Watches a receipt while it is read: the feed tells of the end at once, and the percent are asked for. */
@Injectable({ providedIn: 'root' })
export class ReceiptFollow {
  private readonly api = inject(ReceiptApi);
  private readonly told = toObservable(inject(Live).activity).pipe(skip(1));

  /** The receipt as it is now, and again until it has been read or that has failed. */
  follow(ledgerId: string, id: string): Observable<Receipt> {
    return this.api.fetch(ledgerId, id).pipe(switchMap((receipt) => this.followOn(ledgerId, receipt)));
  }

  /** From `receipt` on. Fails when it is not there any more; whatever else goes wrong is tried again. */
  followOn(ledgerId: string, receipt: Receipt): Observable<Receipt> {
    const asked = this.api
      .fetch(ledgerId, receipt.id)
      .pipe(retry({ delay: (error: unknown) => afterTrouble(error), resetOnSuccess: true }));
    const turn = race(timer(ASK_EVERY_MS), this.told).pipe(take(1));
    return of(receipt).pipe(expand((latest) => (isBeingRead(latest) ? turn.pipe(switchMap(() => asked)) : EMPTY)));
  }
}

function afterTrouble(error: unknown): Observable<unknown> {
  const { status } = toFailure(error);
  const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return isFinal ? throwError(() => error) : timer(AFTER_TROUBLE_MS);
}
