import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { BsModalRef } from 'ngx-bootstrap/modal';
import type { Failure } from '../../api/failure';
import type { KnownTitle, Receipt } from '../../api/types';
import { applyFailure } from '../../shared/apply-failure';
import { formatDate } from '../../shared/calendar-date';
import { DateField } from '../../shared/date-field';
import { Field } from '../../shared/field';
import { FieldError } from '../../shared/field-error';
import { isShownInvalid, showAllInvalid } from '../../shared/field-rules';
import { focusFirstInvalid } from '../../shared/focus-first-invalid';
import { Icon } from '../../shared/icon';
import { LedgerChanges } from '../../shared/ledger-changes';
import { CheckNote } from '../../shared/receipt/check-note';
import { ReceiptField } from '../../shared/receipt/receipt-field';
import { Session } from '../../shared/session/session';
import { readDate } from '../../shared/typed-date';
import { AmountField } from './amount-field';
import { CategoryAdvice } from './category-advice';
import { CategoryChoice } from './category-choice';
import { ConflictChoice } from './conflict-choice';
import { DialogCategories } from './dialog-categories';
import { ExpenseDraft, type Saved } from './expense-draft';
import { ReceiptFilling } from './receipt-filling';
import { SavedNotice } from './saved-notice';
import { TitleField } from './title-field';

export const EXPENSE_DIALOG_TITLE_ID = 'expense-dialog-title';

/** Where an expense is recorded and changed. */
@Component({
  selector: 'app-expense-dialog',
  imports: [
    AmountField,
    CategoryChoice,
    CheckNote,
    ConflictChoice,
    DateField,
    Field,
    FieldError,
    Icon,
    ReactiveFormsModule,
    ReceiptField,
    TitleField,
  ],
  providers: [CategoryAdvice, DialogCategories, ReceiptFilling],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './expense-dialog.html',
  host: {
    class: 'expense-form',
    // On the document, because the calendar may take the focused element away with it.
    '(document:keydown.escape)': 'onEscape()',
    '(keydown.shift.enter)': 'onShiftEnter($event)',
    '(keydown.control.enter)': 'save()',
    '(keydown.meta.enter)': 'save()',
    '(window:beforeunload)': 'onLeavePage($event)',
  },
})
export class ExpenseDialog {
  protected readonly isShownInvalid = isShownInvalid;
  protected readonly draft = inject(ExpenseDraft);
  protected readonly form = this.draft.form;
  protected readonly titleId = EXPENSE_DIALOG_TITLE_ID;
  protected readonly summary = signal<string | null>(null);
  protected readonly titleField = viewChild.required(TitleField);
  private readonly dateText = toSignal(this.form.controls.spentOn.valueChanges, {
    initialValue: this.form.controls.spentOn.value,
  });
  protected readonly day = computed(() => {
    const date = readDate(this.dateText(), this.draft.today());
    return date ? `${formatDate(date, { weekday: 'long', month: 'short', day: 'numeric' })}.` : '';
  });
  protected readonly filling = inject(ReceiptFilling);
  private readonly dialog = inject(BsModalRef);
  private readonly advice = inject(CategoryAdvice);
  private readonly notice = inject(SavedNotice);
  private readonly session = inject(Session);
  private readonly changes = inject(LedgerChanges);
  private readonly amountField = viewChild.required(AmountField);
  private readonly receiptField = viewChild.required(ReceiptField);
  private readonly dateField = viewChild.required(DateField);
  private readonly formElement = viewChild.required<ElementRef<HTMLFormElement>>('formElement');

  constructor() {
    // After the modal has taken the focus to itself.
    afterNextRender(() => setTimeout(() => this.amountField().focus()));
  }

  protected close(): void {
    this.dialog.hide();
  }

  protected onEscape(): void {
    if (!this.dateField().closePicker()) this.close();
  }

  protected onShiftEnter(event: Event): void {
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    void this.save(!this.draft.opened());
  }

  /** A session that has ended leaves nothing behind, and asks nobody. */
  protected onLeavePage(event: Event): void {
    if (this.draft.hasChanged() && !this.session.isEnded) event.preventDefault();
  }

  protected takeFrom(known: KnownTitle): void {
    this.draft.suggestAmount(known.amount);
    this.advice.takeFrom(known);
  }

  /** Only a new expense is made of a receipt. */
  protected fillFrom(receipt: Receipt): void {
    if (!this.draft.opened()) this.filling.fillFrom(receipt);
  }

  protected async save(andAnother = false): Promise<void> {
    if (this.draft.isSaving() || this.draft.theirs() || this.draft.isDeleted()) return;
    showAllInvalid(this.form);
    this.summary.set(null);
    if (this.form.invalid) {
      this.focusProblem();
      return;
    }
    const receiptId = this.draft.opened() ? null : this.receiptField().receiptId();
    this.draft.attach(receiptId);
    const saved = await this.draft.save();
    if (!saved) return;
    if (typeof saved === 'object' && 'expense' in saved) this.receiptField().handOver(saved.expense.id, receiptId);
    this.settle(saved, andAnother);
  }

  protected async keepMine(): Promise<void> {
    this.draft.rebase();
    await this.save();
  }

  protected takeTheirs(): void {
    const theirs = this.draft.theirs();
    if (theirs) this.notice.left(theirs);
    this.changes.announce();
    this.finish(false);
  }

  protected async saveAsNew(): Promise<void> {
    this.draft.becomeNew();
    await this.save();
  }

  private settle(saved: Saved, andAnother: boolean): void {
    // The dialog shows what is to be decided.
    if (saved === 'conflict' || saved === 'deleted') return;
    if ('failure' in saved) {
      this.show(saved.failure);
      return;
    }
    if (saved.before) this.notice.changed(saved.expense, saved.before);
    else this.notice.recorded(saved.expense);
    this.finish(andAnother);
  }

  /** The date tends to repeat; the category comes with the next title. */
  private finish(andAnother: boolean): void {
    this.draft.start(andAnother ? this.form.controls.spentOn.value : undefined);
    this.advice.begin();
    this.filling.forget();
    if (andAnother) this.amountField().focus();
    else this.close();
  }

  private show(failure: Failure): void {
    const unplaced = applyFailure(this.form, failure);
    const reassurance = failure.status === 0 || failure.status >= 500 ? ' What you typed is kept.' : '';
    this.summary.set(unplaced ? unplaced + reassurance : 'Some fields need your attention.');
    this.focusProblem();
  }

  private focusProblem(): void {
    focusFirstInvalid(this.formElement().nativeElement);
  }
}
