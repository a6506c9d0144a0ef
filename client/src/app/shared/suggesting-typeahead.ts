import { Directive, signal } from '@angular/core';
import { ComponentLoaderFactory } from 'ngx-bootstrap/component-loader';
import { PositioningService } from 'ngx-bootstrap/positioning';
import { TypeaheadDirective } from 'ngx-bootstrap/typeahead';
import { SuggestionList } from './suggestion-list';

/**
 * Ngx-bootstrap's typeahead, which waits, asks, matches and speaks to screen readers, with a list that the field's template
 * shows. Its own container carries a style attribute, which our content security policy refuses; and its keys swallow Tab
 * and hold Enter back from the form with nothing chosen, so that the field has its own.
 */
@Directive({
  selector: 'input[appSuggestingTypeahead]',
  exportAs: 'appSuggestingTypeahead',
  providers: [ComponentLoaderFactory, PositioningService],
})
export class SuggestingTypeahead extends TypeaheadDirective {
  private readonly shown = signal<SuggestionList | null>(null);

  /** Null while it is closed. */
  readonly open = this.shown.asReadonly();

  override show(): void {
    const list = new SuggestionList((index) => {
      this.activeDescendant = index < 0 ? undefined : `${this.popupId}-${index}`;
    });
    list.matches = this.matches;
    this._container = list as unknown as NonNullable<TypeaheadDirective['_container']>;
    this.isOpen = true;
    this.shown.set(list);
  }

  override hide(): void {
    this._container = undefined;
    this.isOpen = false;
    this.activeDescendant = undefined;
    this.shown.set(null);
  }

  override onKeydown(): void {
    // The field's own keys.
  }

  override onChange(): void {
    // As above: ngx-bootstrap moves when a key goes up.
  }

  override onBlur(): void {
    this.isFocused = false;
  }
}
