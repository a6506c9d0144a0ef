import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { toSearch } from '../../shared/expense-filter/expense-filter';
import { Icon } from '../../shared/icon';
import { isTyping } from '../../shared/is-typing';

/** After the last letter. */
const TYPING_PAUSE_MS = 250;

/** The words to look for in what was read, told when the typing pauses. The key "/" comes here. */
@Component({
  selector: 'app-receipt-search',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'filter-search', role: 'search', '(document:keydown)': 'onKey($event)' },
  template: `
    <app-icon name="search" />
    <label class="visually-hidden" for="receipt-search">Search in what was read</label>
    <input
      type="search"
      class="form-control"
      id="receipt-search"
      maxlength="200"
      autocomplete="off"
      spellcheck="false"
      placeholder="Search in what was read"
      aria-keyshortcuts="/"
      [value]="text()"
      (input)="type(field.value)"
      (keydown.enter)="tell()"
      #field
    />
    <kbd class="search-key" aria-hidden="true">/</kbd>
  `,
})
export class ReceiptSearch {
  /** What is searched for. */
  readonly q = input.required<string | undefined>();
  readonly searched = output<string | undefined>();

  /** What comes back of what was typed does not take the blank from its end. */
  protected readonly text = linkedSignal<string | undefined, string>({
    source: () => this.q(),
    computation: (q, previous) => (previous && toSearch(previous.value) === q ? previous.value : (q ?? '')),
  });
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected type(text: string): void {
    this.text.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), TYPING_PAUSE_MS);
  }

  protected tell(): void {
    clearTimeout(this.timer);
    const search = toSearch(this.text());
    if (search !== this.q()) this.searched.emit(search);
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
