import { DestroyRef, Injectable, computed, inject } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormBuilder, type FormControl, type FormGroup } from '@angular/forms';
import { EMPTY, type Observable, Subject, catchError, firstValueFrom, from, map, mergeMap, switchMap } from 'rxjs';
import type { Expense, Receipt, ReceiptLine, ReceiptSplit } from '../../api/types';
import { LedgerChanges } from '../../shared/ledger-changes';
import { type Amount, formatMoney, formatTypedAmount } from '../../shared/money';
import { ReceiptApi } from '../../shared/receipt/receipt-api';
import { Session } from '../../shared/session/session';
import { readSum } from '../../shared/typed-sum';
import { ExpenseDraft } from '../form/expense-draft';
import { expenseRules } from '../form/expense-rules';
import { SuggestionClient } from '../form/suggestion-client';
import { totalOf } from '../../shared/total-of';
import { type SplitLine, type SplitPart, partsOfLines } from './parts-of-lines';

const ASKED_AT_ONCE = 3;

export type LineForm = FormGroup<{
  title: FormControl<string>;
  amount: FormControl<string>;
  categoryId: FormControl<string>;
}>;

/** The lines of a receipt on their way to become several expenses, by their categories. */
@Injectable()
export class SplitDraft {
  private readonly draft = inject(ExpenseDraft);
  private readonly api = inject(ReceiptApi);
  private readonly session = inject(Session);
  private readonly suggestions = inject(SuggestionClient);
  private readonly changes = inject(LedgerChanges);
  private readonly builder = inject(FormBuilder).nonNullable;
  private readonly asked = new Subject<readonly LineForm[]>();
  /** Of each category's expense, so that a repeated request makes it once. */
  private readonly ids = new Map<string, string>();

  readonly lines = this.builder.array<LineForm>([]);
  private readonly written = toSignal(this.lines.valueChanges.pipe(map(() => this.lines.getRawValue())), {
    initialValue: [],
  });
  /** The lines whose amounts can be read. */
  private readonly readable = computed(() =>
    this.written().flatMap(({ title, amount, categoryId }): SplitLine[] => {
      const reading = readSum(amount, this.draft.currency());
      return 'amount' in reading ? [{ title: title.trim(), amount: reading.amount, categoryId }] : [];
    }),
  );
  /** What the lines come to; null while one cannot be read. */
  readonly sum = computed(() =>
    this.readable().length === this.written().length
      ? totalOf(
          this.readable().map(({ amount }) => amount),
          this.draft.currency(),
        )
      : null,
  );
  readonly isBalanced = computed(() => this.sum() !== null && this.sum() === this.draft.amount());
  /** How many expenses it makes. */
  readonly count = computed(() => new Set(this.written().map(({ categoryId }) => categoryId)).size);

  constructor() {
    this.asked
      .pipe(
        switchMap((lines) => from(lines).pipe(mergeMap((line) => this.suggest(line), ASKED_AT_ONCE))),
        takeUntilDestroyed(inject(DestroyRef)),
      )
      .subscribe();
  }

  /** Each line in the category that its own name suggests, or else in the one of the whole receipt. */
  begin({ lines }: Receipt, categoryId: string): void {
    this.lines.clear({ emitEvent: false });
    for (const line of lines.filter(({ amount }) => Number(amount) !== 0)) {
      this.lines.push(this.formOf(line, categoryId), { emitEvent: false });
    }
    this.lines.updateValueAndValidity();
    this.asked.next(this.lines.controls);
  }

  /** What keeps the lines from becoming expenses; null for nothing. */
  problem(): string | null {
    const [total, currency] = [this.draft.amount(), this.draft.currency()];
    if (this.sum() === null || total === null) return 'Some amounts cannot be read.';
    if (!this.isBalanced()) {
      return `Change the amounts until the lines come to the total, ${formatMoney(total, currency)}.`;
    }
    if (this.count() < 2) return 'All lines are in one category. Choose another for some, or save it as one expense.';
    const isEmpty = this.parts().some(({ amount }) => Number(amount) === 0);
    return isEmpty ? 'The lines of one category come to zero. Put them into another one.' : null;
  }

  /** @throws what the server says against it. */
  async save(receipt: Receipt): Promise<Expense[]> {
    const { items } = await firstValueFrom(this.api.split(this.session.ledger()?.id ?? '', receipt.id, this.toSend()));
    this.changes.announce();
    return items;
  }

  private toSend(): ReceiptSplit {
    const parts = this.parts().map((part) => ({ id: this.idOf(part.categoryId), ...part }));
    return { spentOn: this.draft.form.controls.spentOn.value, amount: this.draft.amount() ?? '', parts };
  }

  private parts(): SplitPart[] {
    return partsOfLines(this.readable(), this.draft.form.controls.title.value.trim(), this.draft.currency());
  }

  private idOf(categoryId: string): string {
    const id = this.ids.get(categoryId) ?? crypto.randomUUID();
    this.ids.set(categoryId, id);
    return id;
  }

  private formOf({ title, amount }: ReceiptLine, categoryId: string): LineForm {
    return this.builder.group({
      title: [title, expenseRules.title],
      amount: [this.asTyped(amount), expenseRules.amount(this.draft.currency)],
      categoryId: [categoryId, expenseRules.category],
    });
  }

  private asTyped(amount: Amount): string {
    return formatTypedAmount(amount, this.draft.currency());
  }

  /** Never against what somebody chose meanwhile. */
  private suggest(line: LineForm): Observable<void> {
    const ledger = this.session.ledger();
    const { title, categoryId } = line.controls;
    if (!ledger || !title.value.trim()) return EMPTY;
    return this.suggestions.category(ledger.id, title.value.trim()).pipe(
      map((suggested) => {
        if (suggested && !categoryId.dirty) categoryId.setValue(suggested.category.id);
      }),
      // Without an answer everything stays as it is.
      catchError(() => EMPTY),
    );
  }
}
