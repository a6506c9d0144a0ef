import { ChangeDetectionStrategy, Component, type ElementRef, computed, input, output, viewChild } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { FieldError } from '../../shared/field-error';
import { shownInvalid } from '../../shared/shown-invalid';
import { Icon } from '../../shared/icon';
import { type Amount, formatMoney, formatTypedAmount, isRefund } from '../../shared/money';
import { isSum } from '../../shared/typed-sum';

/** The amount, typed as a number or a sum, and what it comes to. */
@Component({
  selector: 'app-amount-field',
  imports: [FieldError, Icon, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field' },
  templateUrl: './amount-field.html',
})
export class AmountField {
  readonly control = input.required<FormControl<string>>();
  readonly currency = input.required<string>();
  /** What the text comes to; null while it cannot be read. */
  readonly amount = input.required<Amount | null>();
  readonly isUsual = input(false);
  /** A letter is about to be typed, which no amount has. */
  readonly letterTyped = output();

  protected readonly isShownInvalid = shownInvalid(this.control);
  protected readonly isRefund = computed(() => isRefund(this.amount() ?? ''));
  protected readonly reading = computed(() => {
    const amount = this.amount();
    return amount && `= ${formatMoney(amount, this.currency())}`;
  });
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected onKey(event: KeyboardEvent): void {
    const isLetter = /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isLetter && this.control().value === '') this.letterTyped.emit();
  }

  protected turnSign(): void {
    const text = this.control().value.trim();
    const amount = this.amount();
    const turned = /^[-−–]/.test(text) ? text.slice(1) : `-${text}`;
    // Of a sum, the whole is turned.
    const isTurnable = amount !== null && isSum(text);
    const total = isTurnable && (isRefund(amount) ? amount.slice(1) : `-${amount}`);
    this.control().setValue(total ? formatTypedAmount(total, this.currency()) : turned);
    this.control().markAsDirty();
    this.focus();
  }
}
