import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import type { Category } from '../api/types';
import { toTree } from '../shared/category/category-tree';
import { injectQuestion } from '../shared/dialogs';
import { Field } from '../shared/field';
import { required } from '../shared/field-rules';
import { FormMessage } from '../shared/form-message';
import { LabelledField } from '../shared/labelled-field';
import { injectSubmission } from '../shared/submission';

export const HEIR_TITLE_ID = 'heir-title';

export interface HeirDialogData {
  title: string;
  /** What will happen to how many expenses. */
  text: string;
  action: string;
  /** What the server calls the choice. */
  field: 'into' | 'moveTo';
  /** Those that can take the expenses. */
  heirs: readonly Category[];
  save: (heir: Category) => Promise<void>;
}

/** Asks which category is to have the expenses of one that goes away. */
@Component({
  selector: 'app-heir-dialog',
  imports: [Field, FormMessage, LabelledField, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'category-dialog', '(document:keydown.escape)': 'question.answer(null)' },
  template: `
    <div class="modal-header">
      <h2 class="modal-title" [id]="titleId">{{ question.data.title }}</h2>
    </div>
    <form class="modal-body" id="heir-form" novalidate [formGroup]="form" (ngSubmit)="save()">
      <p class="modal-lead">{{ question.data.text }}</p>
      <app-labelled-field label="Into" for="heir" [control]="heir">
        <select
          class="form-select"
          id="heir"
          [formControlName]="question.data.field"
          appField
          aria-describedby="heir-error"
        >
          <option value="" disabled>Choose a category</option>
          @for (node of heirs; track node.category.id) {
            <option [value]="node.category.id">{{ node.depth === 1 ? indent : '' }}{{ node.category.name }}</option>
          }
        </select>
      </app-labelled-field>
      <app-form-message [problem]="submission.problem()" />
    </form>
    <div class="modal-footer">
      <button type="button" class="btn btn-outline-secondary" (click)="question.answer(null)">Cancel</button>
      <button type="submit" form="heir-form" class="btn btn-danger" [attr.aria-busy]="submission.isBusy() || null">
        {{ submission.isBusy() ? 'Moving…' : question.data.action }}
      </button>
    </div>
  `,
})
export class HeirDialog {
  protected readonly titleId = HEIR_TITLE_ID;
  protected readonly question = injectQuestion<HeirDialogData, true>();
  protected readonly heirs = toTree(this.question.data.heirs);
  /** A browser keeps only spaces of this kind in an option. */
  protected readonly indent = '\u2003';
  protected readonly heir = new FormControl('', { nonNullable: true, validators: required('Choose a category.') });
  protected readonly form = new FormGroup({ [this.question.data.field]: this.heir });
  protected readonly submission = injectSubmission(this.form);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    // After the modal has taken the focus to itself.
    afterNextRender(() => setTimeout(() => this.element.querySelector('select')?.focus()));
  }

  protected async save(): Promise<void> {
    const outcome = await this.submission.send(async () => {
      const heir = this.question.data.heirs.find(({ id }) => id === this.heir.value);
      if (heir) await this.question.data.save(heir);
    });
    if (outcome && 'answer' in outcome) this.question.answer(true);
  }
}
