import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { WaysIn } from '../api/types';
import { injectConfirm } from '../shared/confirm-dialog';
import { isShownInvalid, required } from '../shared/field-rules';
import { FormMessage } from '../shared/form-message';
import { LabelledField } from '../shared/labelled-field';
import { NewPasswordField } from '../shared/password/new-password-field';
import { PasswordField } from '../shared/password/password-field';
import { newPasswordRule } from '../shared/password/password-rule';
import { Session } from '../shared/session/session';
import { injectSubmission } from '../shared/submission';
import { Toasts } from '../shared/toasts';
import { whyPasswordStays } from './last-way-in';
import { ProviderProof } from './provider-proof';
import { Reauthentication } from './reauthentication';
import { SettingsClient } from './settings-client';

const HERE = '/settings/ways-in';

/** Sets, changes and removes the password. */
@Component({
  selector: 'app-password-panel',
  imports: [FormMessage, LabelledField, NewPasswordField, PasswordField, ProviderProof, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './password-panel.html',
})
export class PasswordPanel {
  readonly waysIn = input.required<WaysIn>();
  readonly changed = output();

  protected readonly here = HERE;
  protected readonly isShownInvalid = isShownInvalid;
  protected readonly user = inject(Session).user;
  protected readonly about = computed(() => [this.user()?.name ?? '', this.user()?.email ?? '']);
  protected readonly whyStays = computed(() => whyPasswordStays(this.waysIn()));
  /** Without a password to give, a recent sign-in has to do as proof. */
  protected readonly needsProof = computed(() => !this.waysIn().hasPassword && !this.waysIn().fresh);
  protected readonly form = inject(FormBuilder).nonNullable.group({
    currentPassword: ['', required('Enter your current password.')],
    newPassword: ['', newPasswordRule()],
    endOtherSessions: [true],
  });
  protected readonly submission = injectSubmission(this.form);
  protected readonly removal = injectSubmission();
  private readonly client = inject(SettingsClient);
  private readonly toasts = inject(Toasts);
  private readonly reauthentication = inject(Reauthentication);
  private readonly confirm = injectConfirm();

  constructor() {
    effect(() => {
      const { currentPassword } = this.form.controls;
      if (this.waysIn().hasPassword) currentPassword.enable();
      else currentPassword.disable();
    });
  }

  protected async save(): Promise<void> {
    const change = this.form.getRawValue();
    const { hasPassword } = this.waysIn();
    const { currentPassword, ...rest } = change;
    const outcome = await this.submission.send(() =>
      this.client.changePassword(hasPassword ? { currentPassword, ...rest } : rest),
    );
    if (!outcome || 'failure' in outcome) return;
    this.form.reset({ endOtherSessions: true });
    const others = change.endOtherSessions ? ' Every other device is logged out.' : '';
    this.toasts.succeed(`Your password is ${hasPassword ? 'changed' : 'set'}.${others}`);
    this.changed.emit();
  }

  protected async remove(): Promise<void> {
    const names = this.waysIn().identities.map(({ providerName }) => providerName);
    const agreed = await this.confirm({
      title: 'Remove the password?',
      text: `From then on you get in by ${[...new Set(names)].join(' or ')} alone. You can set a password again later.`,
      action: 'Remove the password',
    });
    if (!agreed) return;
    const outcome = await this.removal.send(() => this.reauthentication.run(() => this.client.removePassword(), HERE));
    if (!outcome || 'failure' in outcome || !outcome.answer) return;
    this.toasts.succeed('Your password is removed.');
    this.changed.emit();
  }
}
