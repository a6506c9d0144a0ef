import { ChangeDetectionStrategy, Component, ElementRef, effect, inject, input, output, signal } from '@angular/core';
import type { ExpenseFilter } from '../../api/types';
import { type Amount, formatMoney } from '../../shared/money';
import { readBound } from './read-bound';

const ENDS = ['minAmount', 'maxAmount'] as const;
type End = (typeof ENDS)[number];

/** A least and a largest amount, either of which may be missing. Tells what is typed as soon as it can be read. */
@Component({
  selector: 'app-amount-range',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'filter-range' },
  templateUrl: './amount-range.html',
})
export class AmountRange {
  readonly minAmount = input<Amount>();
  readonly maxAmount = input<Amount>();
  readonly currency = input.required<string>();
  readonly changed = output<Pick<ExpenseFilter, End>>();

  protected readonly fields = [
    { end: 'minAmount', id: 'filter-min', label: 'At least' },
    { end: 'maxAmount', id: 'filter-max', label: 'At most' },
  ] as const;
  protected readonly texts = { minAmount: signal(''), maxAmount: signal('') };
  protected readonly problems = signal<Partial<Record<End, string>>>({});
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    for (const end of ENDS) {
      effect(() => {
        const amount = this[end]();
        if (!this.isTyping()) this.texts[end].set(amount === undefined ? '' : formatMoney(amount, this.currency()));
      });
    }
  }

  protected type(end: End, text: string): void {
    this.texts[end].set(text);
    const { minAmount, maxAmount } = this.read();
    if ('problem' in minAmount || 'problem' in maxAmount) return this.problems.set({});
    const isInOrder = Number(minAmount.amount ?? -Infinity) <= Number(maxAmount.amount ?? Infinity);
    this.problems.set(isInOrder ? {} : { maxAmount: 'This is less than the least amount.' });
    if (isInOrder) this.changed.emit({ minAmount: minAmount.amount, maxAmount: maxAmount.amount });
  }

  /** What is no amount is complained about once it is left, not while it is typed. */
  protected leave(end: End): void {
    const reading = this.read()[end];
    if ('problem' in reading) this.problems.update((problems) => ({ ...problems, [end]: reading.problem }));
  }

  private read() {
    const currency = this.currency();
    return {
      minAmount: readBound(this.texts.minAmount(), currency),
      maxAmount: readBound(this.texts.maxAmount(), currency),
    };
  }

  private isTyping(): boolean {
    return this.host.contains(this.host.ownerDocument.activeElement);
  }
}
