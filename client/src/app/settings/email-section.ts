import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import { emailRule } from '../shared/email-rule';
import { FailureMessage } from '../shared/failure-message';
import { Field } from '../shared/field';
import { isShownInvalid, required } from '../shared/field-rules';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { LabelledField } from '../shared/labelled-field';
import { latestValue } from '../shared/latest-value';
import { PasswordField } from '../shared/password/password-field';
import { Session } from '../shared/session/session';
import { injectSubmission } from '../shared/submission';
import { DemoNote } from './demo-note';
import { ProviderProof } from './provider-proof';
import { Reauthentication } from './reauthentication';
import { SettingsClient } from './settings-client';
import { SkeletonPanel } from './skeleton-panel';

const HERE = '/settings/email';

@Component({
  selector: 'app-email-section',
  imports: [
    DemoNote,
    FailureMessage,
    Field,
    FormMessage,
    Icon,
    LabelledField,
    PasswordField,
    ProviderProof,
    ReactiveFormsModule,
    SkeletonPanel,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './email-section.html',
})
export class EmailSection {
  protected readonly here = HERE;
  protected readonly isShownInvalid = isShownInvalid;
  protected readonly user = inject(Session).user;
  private readonly client = inject(SettingsClient);
  private readonly reauthentication = inject(Reauthentication);
  protected readonly answer = this.client.waysIn();
  protected readonly waysIn = latestValue(this.answer);
  protected readonly needsProof = computed(() => {
    const ways = this.waysIn();
    return !!ways && !ways.hasPassword && !ways.fresh;
  });
  /** The address to which a link has gone. */
  protected readonly asked = signal<string | null>(null);
  protected readonly form = inject(FormBuilder).nonNullable.group({
    email: ['', emailRule()],
    password: ['', required('Enter your password.')],
  });
  protected readonly submission = injectSubmission(this.form);

  constructor() {
    effect(() => {
      const { password } = this.form.controls;
      if (this.waysIn()?.hasPassword) password.enable();
      else password.disable();
    });
  }

  protected async change(): Promise<void> {
    const { email, password } = this.form.getRawValue();
    const change = { email: email.trim(), ...(this.waysIn()?.hasPassword && { password }) };
    const outcome = await this.submission.send(() =>
      this.reauthentication.run(() => this.client.requestEmailChange(change), HERE),
    );
    if (!outcome || 'failure' in outcome || !outcome.answer) return;
    this.asked.set(change.email);
    this.form.reset();
  }
}
