import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { toFailure } from '../../api/failure';
import type { Category } from '../../api/types';
import { applyFailure } from '../../shared/apply-failure';
import { CategoryClient } from '../../shared/category/category-client';
import { Field } from '../../shared/field';
import { FieldError } from '../../shared/field-error';
import { required, showAllInvalid } from '../../shared/field-rules';
import { Session } from '../../shared/session/session';

/** Stands inside another form, so it is no form element itself: Enter is its own. */
@Component({
  selector: 'app-new-category-form',
  imports: [Field, FieldError, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-category-form.html',
  host: { '(keydown.enter)': 'onEnter($event)', '(keydown.escape)': 'onEscape($event)' },
})
export class NewCategoryForm {
  /** What to begin with. */
  readonly name = input('');
  readonly made = output<Category>();
  readonly cancelled = output();

  protected readonly form = inject(FormBuilder).nonNullable.group({
    name: ['', required('Enter a name.')],
    color: ['#2f7ebc'],
  });
  protected readonly saving = signal(false);
  protected readonly summary = signal('');
  private readonly client = inject(CategoryClient);
  private readonly session = inject(Session);
  private readonly nameField = viewChild.required<ElementRef<HTMLInputElement>>('nameField');

  constructor() {
    afterNextRender(() => {
      this.form.controls.name.setValue(this.name());
      this.nameField().nativeElement.focus();
    });
  }

  protected onEnter(event: Event): void {
    if (event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    event.stopPropagation();
    void this.save();
  }

  protected onEscape(event: Event): void {
    event.stopPropagation();
    this.cancelled.emit();
  }

  protected async save(): Promise<void> {
    const ledger = this.session.ledger();
    showAllInvalid(this.form);
    if (this.saving() || this.form.invalid || !ledger) return;
    this.saving.set(true);
    this.summary.set('');
    try {
      const { name, color } = this.form.getRawValue();
      this.made.emit(await firstValueFrom(this.client.create(ledger.id, { name: name.trim(), color })));
    } catch (error) {
      this.summary.set(applyFailure(this.form, toFailure(error)) ?? '');
    } finally {
      this.saving.set(false);
    }
  }
}
