import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { Category } from '../api/types';
import { CategoryMark } from '../shared/category/category-mark';
import { injectQuestion } from '../shared/dialogs';
import { Field } from '../shared/field';
import { FormMessage } from '../shared/form-message';
import { LabelledField } from '../shared/labelled-field';
import { injectSubmission } from '../shared/submission';
import { nameRules } from './category-name-rules';
import { ColorChoice } from './color-choice';
import { IconChoice } from './icon-choice';

export const CATEGORY_TITLE_ID = 'category-dialog-title';

/** What a person chooses of a category. */
export interface CategoryValues {
  name: string;
  color: string;
  icon: string;
  parentId: string | null;
}

export interface CategoryDialogData {
  title: string;
  action: string;
  values: CategoryValues;
  /** What it may stand below. */
  parents: readonly Category[];
  /** Why it has to stay at the top; empty when it may stand below another one. */
  parentHint: string;
  save: (values: CategoryValues) => Promise<void>;
}

/** A category, new or to be changed. */
@Component({
  selector: 'app-category-dialog',
  imports: [CategoryMark, ColorChoice, Field, FormMessage, IconChoice, LabelledField, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'category-dialog', '(document:keydown.escape)': 'question.answer(null)' },
  templateUrl: './category-dialog.html',
})
export class CategoryDialog {
  protected readonly titleId = CATEGORY_TITLE_ID;
  protected readonly question = injectQuestion<CategoryDialogData, true>();
  private readonly builder = inject(FormBuilder);
  protected readonly form = this.builder.nonNullable.group({
    name: [this.question.data.values.name, nameRules],
    color: this.question.data.values.color,
    icon: this.question.data.values.icon,
    parentId: this.builder.control({
      value: this.question.data.values.parentId,
      disabled: this.question.data.parentHint !== '',
    }),
  });
  protected readonly submission = injectSubmission(this.form);
  protected readonly chosen = toSignal(this.form.valueChanges, { initialValue: this.form.getRawValue() });
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    // After the modal has taken the focus to itself.
    afterNextRender(() => setTimeout(() => this.element.querySelector<HTMLInputElement>('input')?.select()));
  }

  protected async save(): Promise<void> {
    const values = this.form.getRawValue();
    const outcome = await this.submission.send(() => this.question.data.save({ ...values, name: values.name.trim() }));
    if (outcome && 'answer' in outcome) this.question.answer(true);
  }
}
