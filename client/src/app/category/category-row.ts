import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CategoryMark } from '../shared/category/category-mark';
import { Icon } from '../shared/icon';
import { isTyping } from '../shared/is-typing';
import type { CategoryAction } from './category-action';
import { CategoryNameField } from './category-name-field';
import type { CategoryEntry } from './category-outline';

/** One category of the list. Its keys: F2 renames it, Alt with an arrow moves it. */
@Component({
  selector: 'app-category-row',
  imports: [CategoryMark, CategoryNameField, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './category-row.html',
  host: { class: 'category-row', '(keydown)': 'onKey($event)' },
})
export class CategoryRow {
  readonly entry = input.required<CategoryEntry>();
  readonly canWrite = input.required<boolean>();
  readonly isRenaming = input(false);
  readonly note = input('');
  readonly act = output<CategoryAction>();
  /** Holds the button at which the menu is to open. */
  readonly menuWanted = output<HTMLElement>();
  readonly grabbed = output<PointerEvent>();
  /** The renaming is over; true when the focus was in its field. */
  readonly renamed = output<boolean>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  focus(): void {
    this.element.querySelector<HTMLElement>('.category-title, .category-count')?.focus();
  }

  protected onKey(event: KeyboardEvent): void {
    if (!this.canWrite() || isTyping(event.target)) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    this.act.emit(action);
  }
}

function actionOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): CategoryAction | null {
  if (ctrlKey || metaKey || shiftKey) return null;
  if (altKey) return key === 'ArrowUp' ? 'move-up' : key === 'ArrowDown' ? 'move-down' : null;
  return key === 'F2' ? 'rename' : null;
}
