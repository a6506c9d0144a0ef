import { ChangeDetectionStrategy, Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { startWith, switchMap } from 'rxjs';
import type { Category } from '../../api/types';
import { BudgetHint } from '../../shared/budget/budget-hint';
import { FieldError } from '../../shared/field-error';
import { shownInvalid } from '../../shared/shown-invalid';
import { Icon } from '../../shared/icon';
import { CategoryAdvice } from './category-advice';
import { CategoryField } from './category-field';
import { DialogCategories } from './dialog-categories';
import { NewCategoryForm } from './new-category-form';

/** The category of an expense, why it was suggested, what its budget has left, and a way to make one. */
@Component({
  selector: 'app-category-choice',
  imports: [BudgetHint, CategoryField, FieldError, Icon, NewCategoryForm, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field' },
  templateUrl: './category-choice.html',
})
export class CategoryChoice {
  readonly control = input.required<FormControl<string>>();

  protected readonly isShownInvalid = shownInvalid(this.control);
  protected readonly advice = inject(CategoryAdvice);
  protected readonly categories = inject(DialogCategories);
  /** What the category that is being made is called so far; null while none is. */
  protected readonly newName = signal<string | null>(null);
  protected readonly chosenId = toSignal(
    toObservable(this.control).pipe(switchMap((control) => control.valueChanges.pipe(startWith(control.value)))),
    { initialValue: '' },
  );
  protected readonly parentId = computed(
    () => this.categories.all().find(({ id }) => id === this.chosenId())?.parentId ?? null,
  );
  private readonly field = viewChild(CategoryField);

  protected takeBack(event?: Event): void {
    if (!this.advice.advice()?.isApplied) return;
    event?.preventDefault();
    this.advice.takeBack();
    this.field()?.focus();
  }

  protected use(category: Category): void {
    this.categories.add(category);
    this.advice.giveWay();
    this.control().setValue(category.id);
    this.finish();
  }

  protected finish(): void {
    this.newName.set(null);
    setTimeout(() => this.field()?.focus());
  }
}
