import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  type TemplateRef,
  computed,
  contentChild,
  input,
  output,
  viewChild,
} from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { TypeaheadConfig, type TypeaheadMatch } from 'ngx-bootstrap/typeahead';
import { type Observable, catchError, defer, of, tap } from 'rxjs';
import { shownInvalid } from './shown-invalid';
import { foldText } from './fold-text';
import { SuggestingTypeahead } from './suggesting-typeahead';

const WAIT_MS = 150;

/**
 * A text field that suggests texts and takes any. The content is the template of one suggestion. What begins as it was
 * typed is one Enter away.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
@Component({
  selector: 'app-suggesting-field',
  imports: [NgTemplateOutlet, ReactiveFormsModule, SuggestingTypeahead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [
    {
      provide: TypeaheadConfig,
      // An answer that comes late must not take the focus back.
      useFactory: () => Object.assign(new TypeaheadConfig(), { cancelRequestOnFocusLost: true }),
    },
  ],
  host: { class: 'suggesting-field', '(focusout)': 'close()' },
  templateUrl: './suggesting-field.html',
})
export class SuggestingField<T extends object> {
  readonly control = input.required<FormControl<string>>();
  readonly inputId = input.required<string>();
  /** Names the list for those who cannot see it. */
  readonly listLabel = input.required<string>();
  readonly describedBy = input('');
  /** The property of a suggestion that is its text. */
  readonly textField = input.required<string & keyof T>();
  /** Asked with what is in the field, also while that is nothing. What fails suggests nothing. */
  readonly suggest = input.required<(text: string) => Observable<T[]>>();
  /** The field has the suggestion's text already. */
  readonly chosen = output<T>();

  protected readonly optionTemplate = contentChild.required<TemplateRef<unknown>>('suggestion');
  protected readonly isShownInvalid = shownInvalid(this.control);
  protected readonly waitMs = WAIT_MS;
  protected readonly suggestions: Observable<T[]> = defer(() => this.ask());
  private readonly typeahead = viewChild.required(SuggestingTypeahead);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly status = computed(() => {
    const count = this.typeahead().open()?.options().length ?? 0;
    if (count === 0) return '';
    return count === 1 ? '1 suggestion.' : `${count} suggestions.`;
  });
  private isWanted = false;

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected onInput(): void {
    this.isWanted = true;
  }

  protected choose(match: TypeaheadMatch<unknown>): void {
    this.typeahead().changeModel(match);
    this.control().markAsDirty();
    this.isWanted = false;
    this.chosen.emit(match.item as T);
  }

  protected close(): void {
    this.isWanted = false;
    this.typeahead().hide();
  }

  protected onKey(event: KeyboardEvent): void {
    const isMove = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    const list = this.typeahead().open();
    const active = list?.activeOption();
    if (isMove) {
      event.preventDefault();
      if (list) list.move(event.key === 'ArrowDown' ? 1 : -1);
      else this.open();
    } else if (event.key === 'Enter' && active && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      this.choose(active);
    } else if (event.key === 'Escape' && list) {
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      this.close();
    }
  }

  private open(): void {
    this.isWanted = true;
    this.typeahead().onFocus();
  }

  /** A field that is merely passed, with a text in it, opens nothing. */
  private ask(): Observable<T[]> {
    const text = this.control().value.trim();
    if (text && !this.isWanted) return of([]);
    return this.suggest()(text).pipe(
      catchError(() => of([])),
      // Once the typeahead has made its list of them.
      tap(() => queueMicrotask(() => this.pointAtLikely(text))),
    );
  }

  private pointAtLikely(text: string): void {
    const list = this.typeahead().open();
    const [first] = list?.options() ?? [];
    if (text && first && foldText(first.value).startsWith(foldText(text))) list?.pointAt(0);
  }
}
