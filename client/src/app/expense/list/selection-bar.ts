import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { CategoryLabel, Expense } from '../../api/types';
import { Icon } from '../../shared/icon';
import { MoneyPipe } from '../../shared/money-pipe';
import { AssignableCategories } from './assignable-categories';
import { totalOf } from '../../shared/total-of';

/** What can be done to the chosen rows. */
@Component({
  selector: 'app-selection-bar',
  imports: [Icon, MoneyPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './selection-bar.html',
})
export class SelectionBar {
  readonly selected = input.required<readonly Expense[]>();
  readonly isBusy = input.required<boolean>();
  readonly recategorize = output<CategoryLabel>();
  readonly delete = output();
  readonly clear = output();

  protected readonly categories = inject(AssignableCategories);
  protected readonly isChoosing = signal(false);
  protected readonly currency = computed(() => this.selected()[0]?.currency ?? 'USD');
  protected readonly total = computed(() =>
    totalOf(
      this.selected().map(({ amount }) => amount),
      this.currency(),
    ),
  );
  private readonly opener = viewChild<ElementRef<HTMLElement>>('opener');
  private readonly select = viewChild<ElementRef<HTMLElement>>('select');

  protected open(): void {
    this.categories.prepare();
    this.isChoosing.set(true);
    setTimeout(() => this.select()?.nativeElement.focus());
  }

  protected close(): void {
    this.isChoosing.set(false);
    setTimeout(() => this.opener()?.nativeElement.focus());
  }

  protected put(id: string): void {
    const category = this.categories.find(id);
    if (category) this.recategorize.emit(category);
  }
}
