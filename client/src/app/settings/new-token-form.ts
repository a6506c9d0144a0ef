import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { CreatedAccessToken, NewAccessToken } from '../api/types';
import { Field } from '../shared/field';
import { required, rule } from '../shared/field-rules';
import { FormMessage } from '../shared/form-message';
import { LabelledField } from '../shared/labelled-field';
import { injectSubmission } from '../shared/submission';
import { SettingsClient } from './settings-client';
import { EXPIRY_CHOICES, expiryAfter } from './token-expiry';

const NAME_LENGTH = 100;

@Component({
  selector: 'app-new-token-form',
  imports: [Field, FormMessage, LabelledField, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-token-form.html',
})
export class NewTokenForm {
  readonly made = output<CreatedAccessToken>();

  protected readonly expiries = EXPIRY_CHOICES;
  private readonly builder = inject(FormBuilder).nonNullable;
  protected readonly form = this.builder.group({
    name: ['', [required('Name it after the program that will use it.'), tooLong]],
    scope: this.builder.control<NewAccessToken['scope']>('read'),
    days: this.builder.control<number | null>(30),
  });
  protected readonly submission = injectSubmission(this.form);
  private readonly client = inject(SettingsClient);

  protected async make(): Promise<void> {
    const { name, scope, days } = this.form.getRawValue();
    const expiresAt = expiryAfter(days, new Date());
    const outcome = await this.submission.send(() =>
      this.client.makeToken({ name: name.trim(), scope, ...(expiresAt && { expiresAt }) }),
    );
    if (!outcome || 'failure' in outcome) return;
    this.form.reset();
    this.made.emit(outcome.answer);
  }
}

const tooLong = rule((name) =>
  name.trim().length > NAME_LENGTH ? `Shorten this to ${NAME_LENGTH} characters.` : null,
);
