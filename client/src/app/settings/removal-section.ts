import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { injectConfirm } from '../shared/confirm-dialog';
import { FailureMessage } from '../shared/failure-message';
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
import { SettingsClient } from './settings-client';
import { SkeletonPanel } from './skeleton-panel';

/** The end of an account: what goes with it, what stays, and the proof that it is wanted. */
@Component({
  selector: 'app-removal-section',
  imports: [
    DemoNote,
    FailureMessage,
    FormMessage,
    Icon,
    LabelledField,
    PasswordField,
    ProviderProof,
    ReactiveFormsModule,
    SkeletonPanel,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './removal-section.html',
})
export class RemovalSection {
  protected readonly here = '/settings/delete-account';
  protected readonly isShownInvalid = isShownInvalid;
  protected readonly session = inject(Session);
  private readonly client = inject(SettingsClient);
  private readonly confirm = injectConfirm();
  protected readonly answer = this.client.removal();
  protected readonly waysInAnswer = this.client.waysIn();
  protected readonly removal = latestValue(this.answer);
  protected readonly waysIn = latestValue(this.waysInAnswer);
  protected readonly error = computed(() => this.answer.error() ?? this.waysInAnswer.error());
  protected readonly isLoading = computed(() => this.answer.isLoading() || this.waysInAnswer.isLoading());
  protected readonly needsProof = computed(() => !this.waysIn()?.hasPassword && !this.waysIn()?.fresh);
  protected readonly form = inject(FormBuilder).nonNullable.group({
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

  protected reload(): void {
    this.answer.reload();
    this.waysInAnswer.reload();
  }

  protected async remove(): Promise<void> {
    const outcome = await this.submission.send(async () => {
      const agreed = await this.confirm({
        title: 'Delete your account?',
        text: 'It is gone at once, with everything listed. Nobody can bring it back.',
        action: 'Delete my account',
      });
      if (!agreed) return false;
      const { password } = this.form.getRawValue();
      const proof = this.waysIn()?.hasPassword ? password : undefined;
      await this.session.whileEnding(() => firstValueFrom(this.client.removeAccount(proof)));
      return true;
    });
    if (outcome && 'answer' in outcome && outcome.answer) this.session.close();
    else if (outcome && 'failure' in outcome && outcome.failure.code === 'reauthentication_required') {
      this.waysInAnswer.reload();
    }
  }
}
