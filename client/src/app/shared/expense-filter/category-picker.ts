import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Category } from '../../api/types';
import { CategoryMark } from '../category/category-mark';
import { Icon } from '../icon';
import { type CategoryOption, categoryOptions, toggleCategory } from './category-options';

/** Several categories, found by typing. The field keeps the focus; arrows move in the list, Enter turns one on or off. */
@Component({
  selector: 'app-category-picker',
  imports: [CategoryMark, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './category-picker.html',
})
export class CategoryPicker {
  readonly categories = input.required<readonly Category[]>();
  readonly chosen = input.required<readonly string[]>();
  readonly chosenChange = output<string[]>();

  protected readonly typed = signal('');
  protected readonly options = computed(() => categoryOptions(this.categories(), this.chosen(), this.typed()));
  /** The option that Enter is for: the first one as soon as something is typed. */
  protected readonly active = linkedSignal<number>(() => (this.typed().trim() ? 0 : -1));
  protected readonly activeId = computed(() => {
    const option = this.options()[this.active()];
    return option ? optionId(option.category.id) : null;
  });
  protected readonly optionId = optionId;
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected move(event: Event, step: 1 | -1): void {
    event.preventDefault();
    const count = this.options().length;
    if (count === 0) return;
    this.active.update((index) => (index < 0 && step < 0 ? count - 1 : (index + step + count) % count));
    const id = this.activeId();
    if (id) this.list()?.nativeElement.ownerDocument.getElementById(id)?.scrollIntoView?.({ block: 'nearest' });
  }

  protected take(event: Event): void {
    const option = this.options()[this.active()];
    if (!option) return;
    event.preventDefault();
    this.toggle(option);
    this.field().nativeElement.select();
  }

  protected toggle({ category, isIncluded }: CategoryOption): void {
    if (!isIncluded) this.chosenChange.emit(toggleCategory(this.categories(), this.chosen(), category.id));
  }
}

function optionId(categoryId: string): string {
  return `filter-category-${categoryId}`;
}
