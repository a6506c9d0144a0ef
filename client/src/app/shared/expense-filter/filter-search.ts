import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { toSearch } from './expense-filter';
import { Icon } from '../icon';
import { isTyping } from '../is-typing';

/** The text to search for, told while it is typed. The key "/" comes here from anywhere on the page. */
@Component({
  selector: 'app-filter-search',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'filter-search', '(document:keydown)': 'onKey($event)' },
  template: `
    <app-icon name="search" />
    <label class="visually-hidden" for="expense-search">Search in title and note</label>
    <input
      type="search"
      class="form-control"
      id="expense-search"
      maxlength="200"
      autocomplete="off"
      spellcheck="false"
      placeholder="Search title and note"
      aria-keyshortcuts="/"
      [value]="text()"
      (input)="type(field.value)"
      (keydown.enter)="settled.emit()"
      #field
    />
    <kbd class="search-key" aria-hidden="true">/</kbd>
  `,
})
export class FilterSearch {
  /** What is searched for. */
  readonly q = input.required<string | undefined>();
  readonly typed = output<string | undefined>();
  /** What was typed is wanted at once. */
  readonly settled = output();

  /** What comes back of what was typed does not take the blank from its end. */
  protected readonly text = linkedSignal<string | undefined, string>({
    source: () => this.q(),
    computation: (q, previous) => (previous && toSearch(previous.value) === q ? previous.value : (q ?? '')),
  });
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected type(text: string): void {
    this.text.set(text);
    this.typed.emit(toSearch(text));
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const field = this.field().nativeElement;
    if (field.ownerDocument.querySelector('[aria-modal="true"]')) return;
    event.preventDefault();
    field.focus();
    field.select();
  }
}
