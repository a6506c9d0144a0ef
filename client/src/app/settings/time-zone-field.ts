import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  forwardRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { type ControlValueAccessor, NG_VALUE_ACCESSOR } from '@angular/forms';
import { Icon } from '../shared/icon';
import { type TimeZoneChoice, clockIn, labelOf, searchTimeZones, timeZoneChoices } from './time-zones';

/** More than anybody reads: who does not find theirs types another letter. */
const MOST_SHOWN = 50;

/**
 * A time zone, found by typing. Its value is the IANA name, or empty while what is typed names none.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
@Component({
  selector: 'app-time-zone-field',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => TimeZoneField), multi: true }],
  host: { class: 'combobox', '(focusout)': 'onFocusOut($event)' },
  templateUrl: './time-zone-field.html',
})
export class TimeZoneField implements ControlValueAccessor {
  readonly inputId = input.required<string>();
  readonly describedBy = input('');
  readonly invalid = input(false);

  protected readonly text = signal('');
  protected readonly isOpen = signal(false);
  protected readonly active = signal(0);
  protected readonly value = signal('');
  private readonly choices = signal<TimeZoneChoice[]>([]);
  private readonly query = signal('');
  protected readonly found = computed(() => searchTimeZones(this.query(), this.choices()).slice(0, MOST_SHOWN));
  protected readonly options = computed(() => {
    const now = new Date();
    return this.found().map(({ id, label }) => ({ id, label, clock: clockIn(id, now) }));
  });
  protected readonly activeId = computed(() =>
    this.isOpen() && this.found().length > 0 ? `${this.inputId()}-option-${this.active()}` : null,
  );
  protected readonly status = computed(() => {
    if (!this.isOpen()) return '';
    const count = this.found().length;
    return count === 0 ? 'No time zone is called so.' : `${count} time zones.`;
  });
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private change: (value: string) => void = () => undefined;
  private touch: () => void = () => undefined;

  writeValue(value: string | null): void {
    this.value.set(value ?? '');
    this.text.set(labelOf(value ?? ''));
  }

  registerOnChange(change: (value: string) => void): void {
    this.change = change;
  }

  registerOnTouched(touch: () => void): void {
    this.touch = touch;
  }

  protected open(query = ''): void {
    if (this.choices().length === 0) this.choices.set(timeZoneChoices(this.value()));
    this.query.set(query);
    this.isOpen.set(true);
    this.activate(
      query
        ? 0
        : Math.max(
            0,
            this.found().findIndex(({ id }) => id === this.value()),
          ),
    );
  }

  protected type(text: string): void {
    this.text.set(text);
    this.open(text);
    const [only, ...others] = this.found();
    const exact = this.found().find(({ label }) => label.toLowerCase() === text.trim().toLowerCase());
    this.set((exact ?? (others.length === 0 ? only : undefined))?.id ?? '');
  }

  protected choose(id: string): void {
    this.set(id);
    this.text.set(labelOf(id));
    this.isOpen.set(false);
  }

  protected onKey(event: KeyboardEvent): void {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (this.isOpen()) this.activate(this.active() + move);
      else this.open();
    } else if (this.isOpen() && event.key === 'Enter') {
      event.preventDefault();
      const chosen = this.found()[this.active()];
      if (chosen) this.choose(chosen.id);
    } else if (this.isOpen() && event.key === 'Escape') {
      event.stopPropagation();
      this.isOpen.set(false);
    }
  }

  protected onFocusOut(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.element.contains(event.relatedTarget)) return;
    this.isOpen.set(false);
    if (this.value()) this.text.set(labelOf(this.value()));
    this.touch();
  }

  private set(value: string): void {
    if (value === this.value()) return;
    this.value.set(value);
    this.change(value);
  }

  private activate(index: number): void {
    this.active.set(Math.min(Math.max(0, index), Math.max(0, this.found().length - 1)));
    setTimeout(() => this.element.querySelector('.is-active')?.scrollIntoView({ block: 'nearest' }));
  }
}
