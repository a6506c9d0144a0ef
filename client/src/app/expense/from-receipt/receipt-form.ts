import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { type Failure, toFailure } from '../../api/failure';
import type { KnownTitle, Receipt } from '../../api/types';
import { applyFailure } from '../../shared/apply-failure';
import { DateField } from '../../shared/date-field';
import { Field } from '../../shared/field';
import { FieldError } from '../../shared/field-error';
import { isShownInvalid, showAllInvalid } from '../../shared/field-rules';
import { focusFirstInvalid } from '../../shared/focus-first-invalid';
import { Icon } from '../../shared/icon';
import { injectIsNarrow } from '../../shared/narrow-screen';
import { CheckNote } from '../../shared/receipt/check-note';
import { FieldPointer } from '../../shared/receipt/field-pointer';
import { Session } from '../../shared/session/session';
import { AmountField } from '../form/amount-field';
import { CategoryAdvice } from '../form/category-advice';
import { CategoryChoice } from '../form/category-choice';
import { DialogCategories } from '../form/dialog-categories';
import { ExpenseDraft } from '../form/expense-draft';
import { ReceiptFilling } from '../form/receipt-filling';
import { SavedNotice } from '../form/saved-notice';
import { TitleField } from '../form/title-field';
import { SplitDraft } from './split-draft';
import { SplitLines } from './split-lines';

/** How the marks on the picture are called in the form. */
const INPUT_OF: Readonly<Record<string, string>> = { total: 'amount', merchant: 'title', date: 'spentOn' };

/** An expense as a receipt has it, for a person to confirm by one key, to correct, or to split by the receipt's lines. */
@Component({
  selector: 'app-receipt-form',
  imports: [
    AmountField,
    CategoryChoice,
    CheckNote,
    DateField,
    Field,
    FieldError,
    Icon,
    ReactiveFormsModule,
    SplitLines,
    TitleField,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ExpenseDraft, CategoryAdvice, DialogCategories, ReceiptFilling, SplitDraft],
  templateUrl: './receipt-form.html',
  host: {
    class: 'expense-form receipt-form',
    '(document:keydown.control.enter)': 'onConfirmKey($event)',
    '(document:keydown.meta.enter)': 'onConfirmKey($event)',
    '(window:beforeunload)': 'onLeavePage($event)',
  },
})
export class ReceiptForm {
  readonly receipt = input.required<Receipt>();
  /** It is an expense now, or several. */
  readonly finished = output();

  protected readonly isShownInvalid = isShownInvalid;
  protected readonly draft = inject(ExpenseDraft);
  protected readonly filling = inject(ReceiptFilling);
  protected readonly split = inject(SplitDraft);
  protected readonly pointer = inject(FieldPointer);
  protected readonly form = this.draft.form;
  protected readonly summary = signal<string | null>(null);
  protected readonly isSplitting = signal(false);
  private readonly isSendingSplit = signal(false);
  protected readonly isSaving = computed(() => this.draft.isSaving() || this.isSendingSplit());
  protected readonly canSplit = computed(() => this.receipt().isBalanced && this.receipt().lines.length > 1);
  private readonly advice = inject(CategoryAdvice);
  private readonly notice = inject(SavedNotice);
  private readonly session = inject(Session);
  private readonly isNarrow = injectIsNarrow();
  private readonly document = inject(DOCUMENT);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly titleField = viewChild.required(TitleField);
  private begunFor: string | null = null;
  private isFilled = false;
  private isDone = false;

  constructor() {
    effect(() => {
      const receipt = this.receipt();
      untracked(() => this.take(receipt));
    });
    this.pointer.wanted.pipe(takeUntilDestroyed()).subscribe((mark) => this.focusMarked(mark));
  }

  protected onConfirmKey(event: Event): void {
    if (this.document.querySelector('[aria-modal="true"]')) return;
    event.preventDefault();
    void this.save();
  }

  /** Whether something that was typed, or a day that was chosen, would be lost. */
  hasUnsaved(): boolean {
    if (this.isDone || this.session.isEnded) return false;
    const isPartTyped = this.isSplitting() && this.split.lines.dirty;
    return this.draft.hasChanged() || this.form.controls.spentOn.dirty || isPartTyped;
  }

  protected onLeavePage(event: Event): void {
    if (this.hasUnsaved()) event.preventDefault();
  }

  protected takeFrom(known: KnownTitle): void {
    this.draft.suggestAmount(known.amount);
    this.advice.takeFrom(known);
  }

  protected focusTitle(): void {
    this.titleField().focus();
  }

  protected beginSplit(): void {
    this.split.begin(this.receipt(), this.form.controls.categoryId.value);
    this.isSplitting.set(true);
    this.focusLater('line-title-0');
  }

  protected endSplit(): void {
    this.isSplitting.set(false);
    this.focusLater('title');
  }

  protected async save(): Promise<void> {
    if (this.isSaving()) return;
    this.summary.set(null);
    await (this.isSplitting() ? this.saveParts() : this.saveOne());
  }

  /** What was read goes in once, when it is known; until then the person may have begun. */
  private take(receipt: Receipt): void {
    if (this.begunFor !== receipt.id) {
      this.begunFor = receipt.id;
      this.isFilled = false;
      this.isDone = false;
      this.isSplitting.set(false);
      this.summary.set(null);
      this.draft.start();
      this.advice.begin();
    }
    if (receipt.status !== 'read' || this.isFilled) return;
    this.isFilled = true;
    this.filling.fillFrom(receipt);
    this.focusFirst();
  }

  private async saveOne(): Promise<void> {
    showAllInvalid(this.form);
    if (this.form.invalid) return this.focusProblem();
    this.draft.attach(this.receipt().id);
    const saved = await this.draft.save();
    if (!saved || typeof saved === 'string') return;
    if ('failure' in saved) return this.show(saved.failure);
    this.notice.recorded(saved.expense);
    this.finish();
  }

  private async saveParts(): Promise<void> {
    const { title, amount, spentOn } = this.form.controls;
    for (const control of [title, amount, spentOn]) {
      control.markAsTouched();
      control.markAsDirty();
    }
    this.split.lines.controls.forEach(showAllInvalid);
    if (title.invalid || amount.invalid || spentOn.invalid || this.split.lines.invalid) return this.focusProblem();
    const problem = this.split.problem();
    this.summary.set(problem);
    if (problem) return;
    this.isSendingSplit.set(true);
    try {
      this.notice.split(await this.split.save(this.receipt()), title.value.trim());
      this.finish();
    } catch (error) {
      this.show(toFailure(error));
    } finally {
      this.isSendingSplit.set(false);
    }
  }

  private finish(): void {
    this.isDone = true;
    this.finished.emit();
  }

  private show(failure: Failure): void {
    const unplaced = applyFailure(this.form, failure);
    const reassurance = failure.status === 0 || failure.status >= 500 ? ' What you typed is kept.' : '';
    this.summary.set(unplaced ? unplaced + reassurance : 'Some fields need your attention.');
    this.focusProblem();
  }

  private focusProblem(): void {
    focusFirstInvalid(this.element);
  }

  /** To what needs a look, or else to the button, so that one key saves. On a phone the picture stays in sight. */
  private focusFirst(): void {
    if (this.isNarrow() || this.isTypingHere()) return;
    const first = ['amount', 'title', 'spentOn'].find((name) => name in this.filling.notes());
    this.focusLater(first ?? 'receipt-save');
  }

  private isTypingHere(): boolean {
    return this.element.contains(this.document.activeElement);
  }

  private focusMarked(mark: string): void {
    this.focusLater(INPUT_OF[mark] ?? mark.replace('line-', 'line-title-'));
  }

  private focusLater(id: string): void {
    setTimeout(() => this.element.querySelector<HTMLElement>(`#${id}`)?.focus({ preventScroll: !this.isNarrow() }));
  }
}
