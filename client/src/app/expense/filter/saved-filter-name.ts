import { ChangeDetectionStrategy, Component, computed, effect, input, output } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { required } from '../../shared/field-rules';
import { FieldError } from '../../shared/field-error';
import { Field } from '../../shared/field';
import { injectSubmission } from '../../shared/submission';

/** Asks for the name of a saved filter. */
@Component({
  selector: 'app-saved-filter-name',
  imports: [Field, FieldError, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="saved-name" novalidate [formGroup]="form" (ngSubmit)="submit()">
      <label class="form-label" [for]="fieldId()">{{ label() }}</label>
      <div class="saved-name-row">
        <input
          class="form-control form-control-sm"
          type="text"
          maxlength="60"
          autocomplete="off"
          formControlName="name"
          appField
          [id]="fieldId()"
          [attr.aria-describedby]="fieldId() + '-error'"
        />
        <button type="submit" class="btn btn-sm btn-primary" [disabled]="submission.isBusy()">Save</button>
        @if (isRenaming()) {
          <button type="button" class="btn btn-sm btn-outline-secondary" (click)="cancelled.emit()">Cancel</button>
        }
      </div>
      <app-field-error [id]="fieldId() + '-error'" [control]="form.controls.name" />
      <p class="field-error" role="alert">{{ complaint() }}</p>
    </form>
  `,
})
export class SavedFilterName {
  readonly label = input.required<string>();
  readonly fieldId = input.required<string>();
  readonly name = input('');
  /** Sends it; resolves when it is saved. */
  readonly save = input.required<(name: string) => Promise<unknown>>();
  readonly saved = output<string>();
  readonly cancelled = output();

  protected readonly form = new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: required('Enter a name.') }),
  });
  protected readonly submission = injectSubmission(this.form);
  protected readonly isRenaming = computed(() => this.name() !== '');
  /** What stands at no field. */
  protected readonly complaint = computed(() => {
    const problem = this.submission.problem();
    return problem && this.form.valid ? problem.text : '';
  });

  constructor() {
    effect(() => this.form.controls.name.setValue(this.name()));
  }

  protected async submit(): Promise<void> {
    const name = this.form.controls.name.value.trim();
    const outcome = await this.submission.send(() => this.save()(name));
    if (!outcome || 'failure' in outcome) return;
    this.form.reset();
    this.saved.emit(name);
  }
}
