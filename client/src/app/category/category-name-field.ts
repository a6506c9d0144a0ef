import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  type OnInit,
  afterNextRender,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { Category } from '../api/types';
import { Field } from '../shared/field';
import { FieldError } from '../shared/field-error';
import { injectSubmission } from '../shared/submission';
import { nameRules } from './category-name-rules';
import { CategoryStore } from './category-store';

/** A category's name while it is being changed: Enter and leaving the field save it, Escape leaves it as it was. */
@Component({
  selector: 'app-category-name-field',
  imports: [Field, FieldError, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate [formGroup]="form" (ngSubmit)="save(true)">
      <input
        class="form-control"
        type="text"
        autocomplete="off"
        formControlName="name"
        appField
        [attr.aria-label]="'New name of ' + category().name"
        aria-describedby="category-name-error"
        (keydown.escape)="finish(true)"
        (blur)="save(false)"
        #field
      />
      <div id="category-name-error" aria-live="assertive">
        <app-field-error [control]="form.controls.name" />
        @if (submission.problem(); as problem) {
          @if (form.valid) {
            <span class="field-error">{{ problem.text }}</span>
          }
        }
      </div>
    </form>
  `,
})
export class CategoryNameField implements OnInit {
  readonly category = input.required<Category>();
  /** True when the focus was in the field and has to go somewhere. */
  readonly finished = output<boolean>();

  protected readonly form = inject(FormBuilder).nonNullable.group({ name: ['', nameRules] });
  protected readonly submission = injectSubmission(this.form);
  private readonly store = inject(CategoryStore);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private isFinished = false;

  constructor() {
    afterNextRender(() => this.field().nativeElement.select());
  }

  ngOnInit(): void {
    this.form.setValue({ name: this.category().name });
  }

  protected async save(hasFocus: boolean): Promise<void> {
    if (this.isFinished) return;
    const before = this.category();
    const name = this.form.getRawValue().name.trim();
    if (name === before.name) return this.finish(hasFocus);
    const text = (after: Category) => `“${before.name}” is now “${after.name}”.`;
    const outcome = await this.submission.send(() => this.store.update(before, { name }, text));
    if (outcome && 'answer' in outcome) this.finish(hasFocus);
  }

  protected finish(hasFocus: boolean): void {
    if (this.isFinished) return;
    this.isFinished = true;
    this.finished.emit(hasFocus);
  }
}
