import { Injectable, computed, effect, inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { firstValueFrom, map } from 'rxjs';
import { toFailure } from '../../api/failure';
import type { Expense } from '../../api/types';
import { latestValue } from '../../shared/latest-value';
import { LedgerChanges } from '../../shared/ledger-changes';
import { Session } from '../../shared/session/session';
import { ExpenseClient } from '../expense-client';

/** The history is written a moment after a change, so it is asked again after these waits. */
const HISTORY_WAITS_MS = [400, 800, 1600, 3200];

/** The expense that the address names, and what happened to it. */
@Injectable()
export class ExpenseDetailStore {
  private readonly client = inject(ExpenseClient);
  private readonly changes = inject(LedgerChanges);
  private readonly session = inject(Session);
  private readonly route = inject(ActivatedRoute);
  private readonly ledgerId = () => this.session.ledger()?.id;
  readonly id = toSignal(this.route.paramMap.pipe(map((params) => params.get('id') ?? '')), {
    initialValue: this.route.snapshot.paramMap.get('id') ?? '',
  });
  private readonly answer = this.client.one(this.ledgerId, this.id);
  private readonly historyAnswer = this.client.history(this.ledgerId, this.id);

  private readonly latest = latestValue(this.answer);
  private readonly latestHistory = latestValue(this.historyAnswer);
  private readonly status = computed(() => (this.answer.error() ? toFailure(this.answer.error()).status : null));
  /** A wrong id in the address is as unknown as one that nobody has. */
  private readonly isMissing = computed(() => this.status() === 404 || this.status() === 400);

  /** Undefined while it is not known, or is not there. */
  readonly expense = computed(() => {
    const expense = this.latest();
    return expense?.id === this.id() && !this.isMissing() ? expense : undefined;
  });
  readonly history = computed(() => this.latestHistory()?.items ?? []);
  readonly isHistoryLoading = this.historyAnswer.isLoading;
  readonly historyError = this.historyAnswer.error;
  readonly error = computed(() => (this.isMissing() || this.answer.isLoading() ? undefined : this.answer.error()));
  /** What is gone for good has no history either. */
  readonly whereabouts = computed<'here' | 'trash' | 'gone' | 'unknown'>(() => {
    if (this.expense()) return 'here';
    if (!this.isMissing() || this.historyAnswer.isLoading()) return 'unknown';
    return this.historyAnswer.hasValue() ? 'trash' : 'gone';
  });
  /** The title that what is in the trash had last. */
  readonly lastTitle = computed(() => {
    const titles = this.history().flatMap(({ changes }) => changes.filter(({ field }) => field === 'title'));
    return titles[0]?.to ?? null;
  });

  private readonly asked = linkedSignal({ source: () => this.expense()?.version, computation: () => 0 });

  constructor() {
    effect((onCleanup) => {
      const wait = HISTORY_WAITS_MS[this.asked()];
      if (!this.isHistoryBehind() || wait === undefined) return;
      const timer = setTimeout(() => {
        this.asked.update((asked) => asked + 1);
        this.historyAnswer.reload();
      }, wait);
      onCleanup(() => clearTimeout(timer));
    });
  }

  reload(): void {
    this.answer.reload();
    this.historyAnswer.reload();
  }

  /** Announces nothing: whoever asks for it is about to leave this page, and would see it without the expense. */
  async delete({ id, version }: Expense): Promise<void> {
    await firstValueFrom(this.client.delete(this.ledgerId() ?? '', id, version));
  }

  async restore(id: string): Promise<Expense> {
    const expense = await firstValueFrom(this.client.restore(this.ledgerId() ?? '', id));
    this.changes.announce();
    return expense;
  }

  /** Asks again after it turned out to be older than the server's. */
  askAgain(): void {
    this.changes.announce();
  }

  /** Every version has its entry, sooner or later. */
  private isHistoryBehind(): boolean {
    const expense = this.expense();
    return !!expense && this.historyAnswer.hasValue() && this.historyAnswer.value().items.length < expense.version;
  }
}
