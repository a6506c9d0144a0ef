import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { NewPasswordField } from '../shared/password/new-password-field';
import { newPasswordRule } from '../shared/password/password-rule';
import { injectSubmission } from '../shared/submission';
import { AuthClient } from './auth-client';
import { injectLinkUse } from './link-use';

@Component({
  selector: 'app-reset-page',
  imports: [FormMessage, Icon, NewPasswordField, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (link.state()) {
      @case ('ready') {
        <h1>Choose a new password</h1>
        <p class="auth-lead">Every device is logged out then, and you log in with the new one.</p>
        <form novalidate [formGroup]="form" (ngSubmit)="submit()">
          <app-new-password-field inputId="password" label="New password" [control]="form.controls.password" />
          <button type="submit" class="btn btn-primary btn-wide" [attr.aria-busy]="submission.isBusy() || null">
            {{ submission.isBusy() ? 'Saving…' : 'Save the new password' }}
          </button>
          <app-form-message [problem]="submission.problem()" />
        </form>
      }
      @case ('done') {
        <span class="notice-icon"><app-icon name="check-lg" /></span>
        <h1>Your password is changed</h1>
        <p class="auth-lead">All devices are logged out. Log in with the new password.</p>
        <div class="auth-actions"><a class="btn btn-primary" href="/login">Log in</a></div>
      }
      @case ('invalid') {
        <span class="notice-icon is-danger"><app-icon name="link-45deg" /></span>
        <h1>This link does not work any more</h1>
        <p class="auth-lead">It works once, for 30 minutes, and a newer one replaces it. Your password is unchanged.</p>
        <div class="auth-actions"><a class="btn btn-primary" routerLink="/forgot">Ask for a new link</a></div>
      }
    }
  `,
})
export class ResetPage {
  protected readonly form = inject(FormBuilder).nonNullable.group({ password: ['', newPasswordRule()] });
  protected readonly submission = injectSubmission(this.form);
  protected readonly link = injectLinkUse('/reset', this.submission);
  private readonly client = inject(AuthClient);

  protected submit(): Promise<void> {
    return this.link.run((token) => this.client.resetPassword(token, this.form.controls.password.value));
  }
}
