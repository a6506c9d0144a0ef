import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  viewChild,
} from '@angular/core';
import { formatDate } from '../../shared/calendar-date';
import { formatMoney } from '../../shared/money';
import { DialogCategories } from './dialog-categories';
import { ExpenseDraft } from './expense-draft';
import type { FieldName } from './expense-fields';

const LABELS: Record<FieldName, string> = {
  amount: 'Amount',
  title: 'Title',
  categoryId: 'Category',
  spentOn: 'Date',
  note: 'Note',
};

/** What somebody else has made of the expense meanwhile, field by field, beside what this person made of it. */
@Component({
  selector: 'app-conflict-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conflict-choice.html',
})
export class ConflictChoice {
  private readonly draft = inject(ExpenseDraft);
  private readonly categories = inject(DialogCategories);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly rows = computed(() =>
    this.draft.conflicts().map(({ field, theirs, yours }) => ({
      field,
      label: LABELS[field],
      theirs: field === 'categoryId' ? (this.draft.theirs()?.category.name ?? '') : this.inWords(field, theirs),
      yours: yours === null ? null : this.inWords(field, yours),
    })),
  );

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  private inWords(field: FieldName, value: string): string {
    if (value === '') return 'empty';
    if (field === 'amount') return formatMoney(value, this.draft.currency());
    if (field === 'spentOn') return formatDate(value);
    return field === 'categoryId' ? this.categories.nameOf(value) : value;
  }
}
