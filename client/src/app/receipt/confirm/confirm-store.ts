import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { EMPTY, catchError, firstValueFrom, map, of, switchMap } from 'rxjs';
import { toFailure } from '../../api/failure';
import type { Receipt } from '../../api/types';
import { LedgerChanges } from '../../shared/ledger-changes';
import { ReceiptApi } from '../../shared/receipt/receipt-api';
import { ReceiptFollow } from '../../shared/receipt/receipt-follow';
import { isBeingRead } from '../../shared/receipt/receipt-reading-words';
import { Session } from '../../shared/session/session';

type Answer = { receipt: Receipt } | { error: unknown };

/** The receipt that the address names, watched while it is read. */
@Injectable()
export class ConfirmStore {
  private readonly api = inject(ReceiptApi);
  private readonly following = inject(ReceiptFollow);
  private readonly session = inject(Session);
  private readonly changes = inject(LedgerChanges);
  private readonly route = inject(ActivatedRoute);
  private readonly attempt = signal(0);
  private readonly id = toSignal(this.route.paramMap.pipe(map((params) => params.get('id') ?? '')), {
    initialValue: this.route.snapshot.paramMap.get('id') ?? '',
  });
  private readonly wanted = computed(() => ({
    ledgerId: this.session.ledger()?.id,
    id: this.id(),
    revision: this.changes.revision(),
    attempt: this.attempt(),
  }));
  private readonly answer = toSignal<Answer>(
    toObservable(this.wanted).pipe(
      switchMap(({ ledgerId, id }) =>
        ledgerId
          ? this.following.follow(ledgerId, id).pipe(
              map((receipt) => ({ receipt })),
              catchError((error: unknown) => of({ error })),
            )
          : EMPTY,
      ),
    ),
  );
  private readonly latest = linkedSignal<Answer | undefined, Receipt | undefined>({
    source: this.answer,
    computation: (answer, previous) => (answer && 'receipt' in answer ? answer.receipt : previous?.value),
  });
  private readonly trouble = computed(() => {
    const answer = this.answer();
    return answer && 'error' in answer ? answer.error : undefined;
  });
  /** A wrong id in the address is as unknown as one that nobody has. */
  readonly isMissing = computed(() => {
    const trouble = this.trouble();
    return trouble !== undefined && [400, 404].includes(toFailure(trouble).status);
  });
  /** Undefined while it is not known, or is not there. */
  readonly receipt = computed(() => {
    const receipt = this.latest();
    return receipt?.id === this.id() && !this.isMissing() ? receipt : undefined;
  });
  /** Why it cannot be shown; undefined while it is, or when it is not there. */
  readonly error = computed(() => (this.receipt() || this.isMissing() ? undefined : this.trouble()));
  readonly isBeingRead = computed(() => {
    const receipt = this.receipt();
    return !!receipt && isBeingRead(receipt);
  });

  reload(): void {
    this.attempt.update((attempt) => attempt + 1);
  }

  /** Has it read again. */
  async readAgain({ id }: Receipt): Promise<void> {
    await firstValueFrom(this.api.retry(this.ledgerId(), id));
    this.reload();
  }

  /** Announces nothing: whoever asks for it is about to leave this page. */
  async delete({ id }: Receipt): Promise<void> {
    await firstValueFrom(this.api.delete(this.ledgerId(), id));
  }

  async restore({ id }: Receipt): Promise<void> {
    await firstValueFrom(this.api.restore(this.ledgerId(), id));
    this.changes.announce();
  }

  private ledgerId(): string {
    return this.session.ledger()?.id ?? '';
  }
}
