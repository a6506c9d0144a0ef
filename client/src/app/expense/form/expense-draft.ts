import { Injectable, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormBuilder } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { type Failure, toFailure } from '../../api/failure';
import type { Expense, NewExpense } from '../../api/types';
import { LedgerChanges } from '../../shared/ledger-changes';
import { formatTypedAmount } from '../../shared/money';
import { Session } from '../../shared/session/session';
import { readSum } from '../../shared/typed-sum';
import { ExpenseClient } from '../expense-client';
import { type ExpenseFields, type FieldName, changedFields, conflictsOf, fieldsOf } from './expense-fields';
import { expenseRules } from './expense-rules';

const NO_CATEGORY = 'This category is not there any more. Choose another one.';

/** What came of saving: `before` is the expense that was changed, null for a new one. */
export type Saved = { expense: Expense; before: Expense | null } | { failure: Failure } | 'conflict' | 'deleted';

/**
 * The expense being written: a new one, or one that is changed. A new one carries one id from the first attempt to the one
 * that succeeds, so that pressing twice, or trying again after an answer was lost, records one expense. A change says which
 * version it was made to, so that it overwrites nothing unseen.
 */
@Injectable({ providedIn: 'root' })
export class ExpenseDraft {
  private readonly session = inject(Session);
  private readonly client = inject(ExpenseClient);
  private readonly changes = inject(LedgerChanges);
  private readonly saving = signal(false);
  private readonly openedExpense = signal<Expense | null>(null);
  private readonly latest = signal<Expense | null>(null);
  private readonly gone = signal(false);
  private id = crypto.randomUUID();
  private attempts = 0;
  private readonly usual = signal('');
  private receiptId: string | null = null;

  readonly isSaving = this.saving.asReadonly();
  /** The expense that is being changed, as it was when this began; null for a new one. */
  readonly opened = this.openedExpense.asReadonly();
  /** The same as somebody else has made it since, while a choice between the two is due. */
  readonly theirs = this.latest.asReadonly();
  /** Somebody deleted it while it was being changed. */
  readonly isDeleted = this.gone.asReadonly();
  readonly currency = computed(
    () => this.opened()?.currency ?? this.session.ledger()?.currency ?? this.session.user()?.currency ?? 'USD',
  );
  readonly today = computed(() => this.session.user()?.today ?? '');
  readonly form = inject(FormBuilder).nonNullable.group({
    amount: ['', expenseRules.amount(this.currency)],
    title: ['', expenseRules.title],
    categoryId: ['', expenseRules.category],
    spentOn: ['', expenseRules.spentOn(this.today)],
    note: ['', expenseRules.note],
  });
  private began = this.form.getRawValue();
  private readonly amountText = toSignal(this.form.controls.amount.valueChanges, { initialValue: '' });
  /** The amount as it will be recorded, while it can be read. */
  readonly amount = computed(() => {
    const reading = readSum(this.amountText(), this.currency());
    return 'amount' in reading ? reading.amount : null;
  });
  /** Whether the amount is one that a title brought along. */
  readonly isUsualAmount = computed(() => this.usual() !== '' && this.amountText() === this.usual());
  readonly conflicts = computed(() => {
    const [opened, theirs] = [this.opened(), this.latest()];
    return opened && theirs ? conflictsOf(fieldsOf(opened), fieldsOf(theirs), this.fields()) : [];
  });

  /** Begins an empty expense, on `spentOn` or today. */
  start(spentOn = this.today()): void {
    this.begin(null, { amount: '', title: '', categoryId: '', spentOn, note: '' });
  }

  edit(expense: Expense): void {
    this.begin(expense, fieldsOf(expense));
  }

  /** Begins a new expense that is like `expense`, today. */
  duplicate(expense: Expense): void {
    this.begin(null, { ...fieldsOf(expense), spentOn: this.today() });
  }

  /** The day may have changed since the page last heard of it. */
  followToday(): void {
    const { spentOn } = this.form.controls;
    if (this.opened() || spentOn.dirty || spentOn.value !== this.began.spentOn) return;
    spentOn.setValue(this.today());
    this.began.spentOn = this.today();
  }

  /** Only where the person has typed none. */
  suggestAmount(amount: string | null): void {
    const control = this.form.controls.amount;
    if (control.value.trim() && control.value !== this.usual()) return;
    this.usual.set(amount === null ? '' : formatTypedAmount(amount, this.currency()));
    control.setValue(this.usual());
  }

  /** The receipt that a new expense is made of, and is filed with. */
  attach(receiptId: string | null): void {
    this.receiptId = receiptId;
  }

  /**
   * Writes what was read on a receipt where the person has written nothing; nothing of it would be lost without saving.
   * Returns the fields that it went into.
   */
  fillBlanks(read: Partial<Pick<ExpenseFields, 'amount' | 'title' | 'spentOn'>>): FieldName[] {
    const { amount, title, spentOn } = this.form.controls;
    const isBlank = {
      amount: !amount.value.trim() || this.isUsualAmount(),
      title: !title.value.trim(),
      spentOn: !this.opened() && !spentOn.dirty && spentOn.value === this.began.spentOn,
    };
    const names = (['title', 'amount', 'spentOn'] as const).filter((name) => read[name] && isBlank[name]);
    for (const name of names) {
      const value = read[name] ?? '';
      this.form.controls[name].setValue(name === 'amount' ? formatTypedAmount(value, this.currency()) : value);
      this.began[name] = this.form.controls[name].value;
    }
    return names;
  }

  /** Whether anything would be lost without saving. */
  hasChanged(): boolean {
    const now = this.form.getRawValue();
    const written = [
      'amount',
      'title',
      'note',
      ...(this.opened() ? (['categoryId', 'spentOn'] as const) : []),
    ] as const;
    return written.some((name) => now[name].trim() !== this.began[name].trim());
  }

  /** Null while an earlier attempt is still under way. The form must be valid. */
  async save(): Promise<Saved | null> {
    const ledger = this.session.ledger();
    if (this.saving() || !ledger) return null;
    this.saving.set(true);
    try {
      const opened = this.opened();
      const saved = opened ? await this.change(ledger.id, opened) : await this.record(ledger.id);
      if (saved !== 'conflict') this.changes.announce();
      return saved;
    } catch (error) {
      return this.judge(toFailure(error));
    } finally {
      this.saving.set(false);
    }
  }

  /** What this person changed goes on top of what the other one left. */
  rebase(): void {
    const [opened, theirs] = [this.opened(), this.latest()];
    if (!opened || !theirs) return;
    const mine = changedFields(fieldsOf(opened), this.fields());
    this.openedExpense.set(theirs);
    this.latest.set(null);
    this.form.patchValue(this.asTyped({ ...fieldsOf(theirs), ...mine }));
  }

  /** What was written becomes an expense of its own. */
  becomeNew(): void {
    this.openedExpense.set(null);
    this.gone.set(false);
    this.id = crypto.randomUUID();
    this.attempts = 0;
    this.receiptId = null;
  }

  private begin(opened: Expense | null, fields: ExpenseFields): void {
    this.becomeNew();
    this.latest.set(null);
    this.openedExpense.set(opened);
    this.usual.set('');
    this.form.reset(this.asTyped(fields));
    this.began = this.form.getRawValue();
  }

  private async record(ledgerId: string): Promise<Saved> {
    this.attempts += 1;
    const fields = this.fields();
    let expense = await firstValueFrom(this.client.create(ledgerId, this.withReceipt(fields)));
    const later = changedFields(fieldsOf(expense), fields);
    // An earlier attempt had arrived, and more was written since.
    if (this.attempts > 1 && Object.keys(later).length > 0) {
      expense = await firstValueFrom(this.client.update(ledgerId, expense.id, expense.version, later));
    }
    return { expense, before: null };
  }

  private withReceipt(fields: ExpenseFields): NewExpense {
    return { id: this.id, ...fields, ...(this.receiptId && { receiptId: this.receiptId }) };
  }

  private async change(ledgerId: string, opened: Expense): Promise<Saved> {
    const changes = changedFields(fieldsOf(opened), this.fields());
    if (Object.keys(changes).length === 0) return { expense: opened, before: opened };
    try {
      const { id, version } = opened;
      return { expense: await firstValueFrom(this.client.update(ledgerId, id, version, changes)), before: opened };
    } catch (error) {
      if (toFailure(error).status !== 412) throw error;
      return await this.compare(ledgerId, opened);
    }
  }

  /** The expense is not any more what it was when this began. */
  private async compare(ledgerId: string, opened: Expense): Promise<Saved> {
    const theirs = await firstValueFrom(this.client.fetch(ledgerId, opened.id));
    const isThere = Object.keys(changedFields(fieldsOf(theirs), this.fields())).length === 0;
    // An earlier attempt had arrived, or the other one wrote the same.
    if (isThere) return { expense: theirs, before: opened };
    this.latest.set(theirs);
    if (this.conflicts().length > 0) return 'conflict';
    this.rebase();
    return this.change(ledgerId, theirs);
  }

  private judge(failure: Failure): Saved {
    if (failure.status === 422 && failure.errors.some(isOfCategory)) {
      // Somebody deleted or merged it: every list of categories is out of date.
      this.changes.announce();
      const errors = failure.errors.map((error) => (isOfCategory(error) ? { ...error, message: NO_CATEGORY } : error));
      return { failure: { ...failure, errors } };
    }
    if (failure.status !== 404 || !this.opened()) return { failure };
    this.gone.set(true);
    this.changes.announce();
    return 'deleted';
  }

  /** As they are sent. An amount or a date that cannot be read stays as it was typed. */
  private fields(): ExpenseFields {
    const { amount, title, note, ...rest } = this.form.getRawValue();
    return { ...rest, amount: this.amount() ?? amount, title: title.trim(), note: note.trim() };
  }

  private asTyped(fields: ExpenseFields): ExpenseFields {
    return { ...fields, amount: fields.amount && formatTypedAmount(fields.amount, this.currency()) };
  }
}

const isOfCategory = ({ field }: { field: string }) => field === 'categoryId';
