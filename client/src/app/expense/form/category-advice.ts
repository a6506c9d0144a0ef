import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { EMPTY, type Observable, Subject, catchError, of, switchMap, timer } from 'rxjs';
import type { CategoryLabel, KnownTitle, ReceiptCategory, SuggestedCategory } from '../../api/types';
import { formatDate } from '../../shared/calendar-date';
import { Session } from '../../shared/session/session';
import { ExpenseDraft } from './expense-draft';
import { SuggestionClient } from './suggestion-client';

const WAIT_MS = 300;
const SHORTEST_TITLE = 2;

type Named = Pick<CategoryLabel, 'id' | 'name'>;

export interface Advice {
  category: Named;
  /** Why, for a person to read. */
  reason: string;
  /** Whether the expense has the category because of it. */
  isApplied: boolean;
}

/**
 * Which category the title suggests. It is taken by itself only while nobody has chosen one, is always explained, and one
 * press takes it back; after that, and for an expense that has a category already, it is only offered.
 */
@Injectable()
export class CategoryAdvice {
  private readonly draft = inject(ExpenseDraft);
  private readonly client = inject(SuggestionClient);
  private readonly session = inject(Session);
  private readonly control = this.draft.form.controls.categoryId;
  private readonly given = signal<Advice | null>(null);
  /** Null to forget what was asked. */
  private readonly titles = new Subject<string | null>();
  private isOwnChoice = false;
  private mayApply = true;

  readonly advice = this.given.asReadonly();

  constructor() {
    const destroyed = inject(DestroyRef);
    this.draft.form.controls.title.valueChanges
      .pipe(takeUntilDestroyed(destroyed))
      .subscribe((title) => this.titles.next(title.trim()));
    this.titles
      .pipe(
        switchMap((title) => (title === null ? EMPTY : timer(WAIT_MS).pipe(switchMap(() => this.ask(title))))),
        takeUntilDestroyed(destroyed),
      )
      .subscribe((suggested) => this.take(suggested));
    this.begin();
  }

  /** For the expense that the draft has begun. */
  begin(): void {
    this.titles.next(null);
    this.given.set(null);
    this.isOwnChoice = false;
    this.mayApply = this.control.value === '';
  }

  /** A title that was used before brings its category along. */
  takeFrom(known: KnownTitle): void {
    this.titles.next(null);
    this.take({ category: known.category, reason: `as on ${formatDate(known.lastSpentOn)}` });
  }

  /** So does a receipt that was read. */
  takeRead({ value, name, reason }: ReceiptCategory): void {
    this.titles.next(null);
    this.take({ category: { id: value, name }, reason });
  }

  /** The person chose a category: from here on there is nothing to suggest. */
  giveWay(): void {
    this.isOwnChoice = true;
    this.given.set(null);
  }

  takeBack(): void {
    if (!this.given()?.isApplied) return;
    this.mayApply = false;
    this.set('');
    this.given.update((advice) => advice && { ...advice, isApplied: false });
  }

  apply(): void {
    const advice = this.given();
    if (!advice) return;
    this.mayApply = true;
    this.set(advice.category.id);
    this.given.set({ ...advice, isApplied: true });
  }

  private ask(title: string): Observable<SuggestedCategory | null> {
    const ledger = this.session.ledger();
    if (!ledger || this.isOwnChoice) return EMPTY;
    if (title.length < SHORTEST_TITLE) return of(null);
    // Without an answer everything stays as it is.
    return this.client.category(ledger.id, title).pipe(catchError(() => EMPTY));
  }

  private take(suggested: { category: Named; reason: string } | null): void {
    if (this.isOwnChoice) return;
    if (!suggested) {
      if (this.given()?.isApplied) this.set('');
      this.given.set(null);
      return;
    }
    const { category, reason } = suggested;
    if (this.mayApply) this.set(category.id);
    const isNews = this.mayApply || this.control.value !== category.id;
    this.given.set(isNews ? { category, reason, isApplied: this.mayApply } : null);
  }

  private set(categoryId: string): void {
    if (this.control.value !== categoryId) this.control.setValue(categoryId);
  }
}
