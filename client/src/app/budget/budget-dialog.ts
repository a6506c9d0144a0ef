import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { Budget, Category } from '../api/types';
import { toTree } from '../shared/category/category-tree';
import { injectQuestion } from '../shared/dialogs';
import { Field } from '../shared/field';
import { rule } from '../shared/field-rules';
import { FormMessage } from '../shared/form-message';
import { LabelledField } from '../shared/labelled-field';
import { formatMoney, formatTypedAmount } from '../shared/money';
import { injectSubmission } from '../shared/submission';
import type { Averages } from './budget-suggestions';
import { readBudgetAmount } from './read-budget-amount';

export const BUDGET_TITLE_ID = 'budget-dialog-title';
/** An option has text alone: what stands for all categories. */
export const WHOLE = 'all';

/** What a person chooses of a budget. */
export interface BudgetValues {
  categoryId: string | null;
  amount: string;
  carryOver: boolean;
}

export interface BudgetDialogData {
  title: string;
  action: string;
  currency: string;
  /** Null for a new one. */
  budget: Budget | null;
  /** Chosen already: an id, null for all categories, or undefined for nothing. */
  categoryId: string | null | undefined;
  categories: readonly Category[];
  isWholeFree: boolean;
  averages: Averages;
  save: (values: BudgetValues) => Promise<void>;
}

/** A budget, new or to be changed. */
@Component({
  selector: 'app-budget-dialog',
  imports: [Field, FormMessage, LabelledField, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'category-dialog', '(document:keydown.escape)': 'question.answer(null)' },
  templateUrl: './budget-dialog.html',
})
export class BudgetDialog {
  protected readonly titleId = BUDGET_TITLE_ID;
  protected readonly whole = WHOLE;
  protected readonly question = injectQuestion<BudgetDialogData, true>();
  private readonly data = this.question.data;
  protected readonly nodes = toTree(this.data.categories);
  /** A browser keeps only spaces of this kind in an option. */
  protected readonly indent = '\u2003';
  private readonly builder = inject(FormBuilder).nonNullable;
  protected readonly form = this.builder.group({
    categoryId: [
      this.data.budget ? WHOLE : this.startingCategory(),
      rule((text) => (text ? null : 'Choose what it is for.')),
    ],
    amount: [
      this.data.budget ? formatTypedAmount(this.data.budget.amount, this.data.currency) : '',
      rule((text) => {
        const reading = readBudgetAmount(text, this.data.currency);
        return 'problem' in reading ? reading.problem : null;
      }),
    ],
    carryOver: this.data.budget?.carryOver ?? false,
  });
  protected readonly submission = injectSubmission(this.form);
  private readonly chosen = toSignal(this.form.controls.categoryId.valueChanges, {
    initialValue: this.form.controls.categoryId.value,
  });
  /** What the chosen category costs in a month. */
  protected readonly average = computed(() => this.data.averages.get(this.categoryOf(this.chosen())));
  protected readonly averageInWords = computed(() => {
    const average = this.average();
    return average ? `About ${formatMoney(average, this.data.currency)} a month lately.` : '';
  });
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    // After the modal has taken the focus to itself.
    const first = this.form.controls.categoryId.value ? '#budget-amount' : 'select';
    afterNextRender(() => setTimeout(() => this.element.querySelector<HTMLElement>(first)?.focus()));
  }

  protected useAverage(): void {
    const average = this.average();
    if (!average) return;
    this.form.controls.amount.setValue(formatTypedAmount(average, this.data.currency));
    this.form.controls.amount.markAsDirty();
    this.element.querySelector<HTMLElement>('#budget-amount')?.focus();
  }

  protected async save(): Promise<void> {
    const outcome = await this.submission.send(async () => {
      const { categoryId, amount, carryOver } = this.form.getRawValue();
      const reading = readBudgetAmount(amount, this.data.currency);
      if ('problem' in reading) return;
      await this.data.save({ categoryId: this.categoryOf(categoryId), amount: reading.amount, carryOver });
    });
    if (outcome && 'answer' in outcome) this.question.answer(true);
  }

  private startingCategory(): string {
    const { categoryId, isWholeFree } = this.data;
    return categoryId === null && isWholeFree ? WHOLE : (categoryId ?? '');
  }

  private categoryOf(chosen: string): string | null {
    if (this.data.budget) return this.data.budget.category?.id ?? null;
    return chosen === WHOLE ? null : chosen;
  }
}
