import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  effect,
  inject,
  input,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import type { ExpenseFilter } from '../../api/types';
import type { CalendarDate } from '../calendar-date';
import { DateField } from '../date-field';

const ENDS = ['from', 'to'] as const;
type End = (typeof ENDS)[number];

/** A first and a last day, either of which may be missing. Tells what is typed as soon as it can be read. */
@Component({
  selector: 'app-date-range',
  imports: [DateField, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'filter-range', '(keydown.escape)': 'closePicker($event)' },
  templateUrl: './date-range.html',
})
export class DateRange {
  readonly from = input<CalendarDate>();
  readonly to = input<CalendarDate>();
  readonly today = input.required<CalendarDate>();
  readonly takesFocus = input(false);
  readonly changed = output<Pick<ExpenseFilter, 'period' | 'from' | 'to'>>();

  protected readonly fields = [
    { end: 'from', id: 'filter-from', label: 'First day' },
    { end: 'to', id: 'filter-to', label: 'Last day' },
  ] as const;
  protected readonly form = new FormGroup({
    from: new FormControl('', { nonNullable: true }),
    to: new FormControl('', { nonNullable: true }),
  });
  protected readonly problems = signal<Partial<Record<End, string>>>({});
  private readonly pickers = viewChildren(DateField);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    for (const end of ENDS) {
      effect(() => {
        const date = this[end]() ?? '';
        if (!this.isTyping()) this.form.controls[end].setValue(date, { emitEvent: false });
      });
    }
    afterNextRender(() => this.takesFocus() && this.host.querySelector('input')?.focus());
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => this.tell());
  }

  /** What is no date is complained about once it is left, not while it is typed. */
  protected leave(end: End): void {
    const isDate = isDateOrEmpty(this.form.controls[end].value);
    if (!isDate) this.problems.update((problems) => ({ ...problems, [end]: 'Enter a date, or leave this empty.' }));
  }

  protected closePicker(event: Event): void {
    const wasOpen = this.pickers().map((picker) => picker.closePicker());
    if (wasOpen.includes(true)) event.preventDefault();
  }

  private tell(): void {
    const { from, to } = this.form.getRawValue();
    const isInOrder = !from || !to || from <= to;
    const areDates = isDateOrEmpty(from) && isDateOrEmpty(to);
    this.problems.set(areDates && !isInOrder ? { to: 'This day is before the first one.' } : {});
    if (areDates && isInOrder) this.changed.emit({ period: 'custom', from: from || undefined, to: to || undefined });
  }

  private isTyping(): boolean {
    return this.host.contains(this.host.ownerDocument.activeElement);
  }
}

function isDateOrEmpty(text: string): boolean {
  return !text || /^\d{4}-\d\d-\d\d$/.test(text);
}
