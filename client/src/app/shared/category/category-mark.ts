import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Category } from '../../api/types';
import { Icon } from '../icon';

/** A category's icon on a tint of its colour. Decorative: the name stands beside it. */
@Component({
  selector: 'app-category-mark',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'category-mark', 'aria-hidden': 'true', '[style.--category]': 'category().color' },
  template: `<app-icon [name]="category().icon" />`,
})
export class CategoryMark {
  readonly category = input.required<Pick<Category, 'color' | 'icon'>>();
}
