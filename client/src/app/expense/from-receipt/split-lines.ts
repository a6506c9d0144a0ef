import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Field } from '../../shared/field';
import { FieldError } from '../../shared/field-error';
import { isShownInvalid } from '../../shared/field-rules';
import { Icon } from '../../shared/icon';
import { formatMoney } from '../../shared/money';
import { FieldPointer } from '../../shared/receipt/field-pointer';
import { lineMark } from '../../shared/receipt/receipt-marks';
import { CategoryField } from '../form/category-field';
import { DialogCategories } from '../form/dialog-categories';
import { ExpenseDraft } from '../form/expense-draft';
import { SplitDraft } from './split-draft';

/** The lines of a receipt, each with its category, and what they come to against the total. */
@Component({
  selector: 'app-split-lines',
  imports: [CategoryField, Field, FieldError, Icon, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './split-lines.html',
})
export class SplitLines {
  protected readonly split = inject(SplitDraft);
  protected readonly categories = inject(DialogCategories);
  protected readonly pointer = inject(FieldPointer);
  protected readonly isShownInvalid = isShownInvalid;
  protected readonly markOf = lineMark;
  private readonly draft = inject(ExpenseDraft);
  protected readonly sum = computed(() => this.inMoney(this.split.sum()));
  protected readonly total = computed(() => this.inMoney(this.draft.amount()));

  private inMoney(amount: string | null): string {
    return amount === null ? '—' : formatMoney(amount, this.draft.currency());
  }
}
