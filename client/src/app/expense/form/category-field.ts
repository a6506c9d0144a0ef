import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  forwardRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { type ControlValueAccessor, NG_VALUE_ACCESSOR } from '@angular/forms';
import type { Category } from '../../api/types';
import { CategoryMark } from '../../shared/category/category-mark';
import { Icon } from '../../shared/icon';
import { likeliest, searchCategories } from './category-search';

const MOVES: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
const NOT_TYPING = null;

/**
 * A category, found by typing. Its value is the id, or empty while there is none; leaving the field takes what the list
 * points at, as Enter does.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
@Component({
  selector: 'app-category-field',
  imports: [CategoryMark, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => CategoryField), multi: true }],
  host: { class: 'combobox category-field', '(focusout)': 'onFocusOut($event)' },
  templateUrl: './category-field.html',
})
export class CategoryField implements ControlValueAccessor {
  readonly inputId = input.required<string>();
  readonly categories = input.required<readonly Category[]>();
  readonly describedBy = input('');
  readonly invalid = input(false);
  /** The person chose for themselves. */
  readonly chose = output();
  /** A category that is not there yet is wanted, called as typed. */
  readonly newWanted = output<string>();

  protected readonly value = signal('');
  protected readonly isOpen = signal(false);
  protected readonly chosen = computed(() => this.categories().find(({ id }) => id === this.value()) ?? null);
  private readonly typed = signal<string | null>(NOT_TYPING);
  protected readonly isTyping = computed(() => this.typed() !== NOT_TYPING);
  protected readonly query = computed(() => this.typed() ?? '');
  protected readonly text = computed(() => this.typed() ?? this.chosen()?.name ?? '');
  protected readonly rows = computed(() => searchCategories(this.categories(), this.query(), this.value()));
  protected readonly active = linkedSignal(() => this.startingRow());
  protected readonly activeId = computed(() => (this.isOpen() ? `${this.inputId()}-option-${this.active()}` : null));
  protected readonly status = computed(() => {
    if (!this.isOpen()) return '';
    const count = this.rows().length;
    if (count === 0) return 'No category is called so.';
    return count === 1 ? '1 category.' : `${count} categories.`;
  });
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private change: (value: string) => void = () => undefined;
  private touch: () => void = () => undefined;

  writeValue(value: string | null): void {
    this.value.set(value ?? '');
    this.typed.set(NOT_TYPING);
  }

  registerOnChange(change: (value: string) => void): void {
    this.change = change;
  }

  registerOnTouched(touch: () => void): void {
    this.touch = touch;
  }

  focus(): void {
    this.element.querySelector('input')?.focus();
  }

  protected type(text: string): void {
    this.typed.set(text);
    this.isOpen.set(true);
    this.scrollToActive();
  }

  protected toggle(): void {
    this.isOpen.update((isOpen) => !isOpen);
    if (this.isOpen()) this.scrollToActive();
  }

  protected choose(category: Category): void {
    this.set(category.id);
    this.close();
  }

  protected wantNew(): void {
    const name = this.query().trim();
    this.close();
    this.newWanted.emit(name);
  }

  protected onKey(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (this.isOpen()) this.active.update((active) => Math.min(Math.max(0, active + move), this.rows().length));
      this.isOpen.set(true);
      this.scrollToActive();
    } else if (this.isOpen() && event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.take();
    } else if (this.isOpen() && event.key === 'Escape') {
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Enter') {
      this.settle();
    }
  }

  protected onFocusOut(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.element.contains(event.relatedTarget)) return;
    this.settle();
    this.touch();
  }

  /** What was typed becomes the category it points at, and nothing typed is no category. */
  private settle(): void {
    const typed = this.typed();
    if (typed === '') this.set('');
    const row = typed ? this.rows()[this.active()] : undefined;
    if (row) this.set(row.category.id);
    if (typed && !row) this.set('');
    else this.typed.set(NOT_TYPING);
    this.isOpen.set(false);
  }

  private take(): void {
    const row = this.rows()[this.active()];
    if (row) this.choose(row.category);
    else this.wantNew();
  }

  private close(): void {
    this.typed.set(NOT_TYPING);
    this.isOpen.set(false);
  }

  private set(value: string): void {
    this.chose.emit();
    if (value === this.value()) return;
    this.value.set(value);
    this.change(value);
  }

  private startingRow(): number {
    if (this.typed()) return likeliest(this.rows(), this.query());
    return Math.max(
      0,
      this.rows().findIndex(({ category }) => category.id === this.value()),
    );
  }

  private scrollToActive(): void {
    setTimeout(() => this.element.querySelector('.is-active')?.scrollIntoView({ block: 'nearest' }));
  }
}
