import { ChangeDetectionStrategy, Component, computed, forwardRef, input, signal, viewChild } from '@angular/core';
import { type ControlValueAccessor, NG_VALUE_ACCESSOR } from '@angular/forms';
import { BsDatepickerDirective } from 'ngx-bootstrap/datepicker';
import { type CalendarDate, addDays, fromLocalDate, toLocalDate } from './calendar-date';
import { Icon } from './icon';
import { formatTypedDate, readDate } from './typed-date';

/**
 * A calendar date, typed or picked. Its value is ISO text; what cannot be read as a date is the value as it was typed,
 * for a validator to refuse. The one place that knows ngx-bootstrap's datepicker.
 */
@Component({
  selector: 'app-date-field',
  imports: [BsDatepickerDirective, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => DateField), multi: true }],
  templateUrl: './date-field.html',
})
export class DateField implements ControlValueAccessor {
  readonly inputId = input.required<string>();
  readonly describedBy = input('');
  readonly invalid = input(false);
  readonly latest = input.required<CalendarDate>();

  protected readonly text = signal('');
  protected readonly date = signal<CalendarDate | null>(null);
  protected readonly pickerDate = computed(() => {
    const date = this.date();
    return date ? toLocalDate(date) : undefined;
  });
  protected readonly latestDate = computed(() => toLocalDate(this.latest()));
  protected readonly config = { containerClass: 'theme-spendwise', showWeekNumbers: false, adaptivePosition: false };

  private readonly picker = viewChild.required(BsDatepickerDirective);
  private change: (value: string) => void = () => undefined;
  protected touch: () => void = () => undefined;

  /** Closes the calendar; false when it was not open. */
  closePicker(): boolean {
    const wasOpen = this.picker().isOpen;
    this.picker().hide();
    return wasOpen;
  }

  writeValue(value: string | null): void {
    const date = readDate(value ?? '', this.latest());
    this.date.set(date);
    this.text.set(date ? formatTypedDate(date) : (value ?? ''));
  }

  registerOnChange(change: (value: string) => void): void {
    this.change = change;
  }

  registerOnTouched(touch: () => void): void {
    this.touch = touch;
  }

  protected type(text: string): void {
    this.text.set(text);
    const date = readDate(text, this.latest());
    this.date.set(date);
    this.change(date ?? text);
  }

  protected leave(): void {
    const date = this.date();
    if (date) this.text.set(formatTypedDate(date));
    this.touch();
  }

  protected pick(value: Date | undefined): void {
    const date = value ? fromLocalDate(value) : null;
    if (!date || date === this.date()) return;
    this.writeValue(date);
    this.change(date);
  }

  protected step(event: Event, days: number): void {
    event.preventDefault();
    const date = addDays(this.date() ?? this.latest(), days);
    if (date > this.latest()) return;
    this.writeValue(date);
    this.change(date);
  }
}
