import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { Field } from '../shared/field';
import { isShownInvalid, required } from '../shared/field-rules';
import { FormMessage } from '../shared/form-message';
import { LabelledField } from '../shared/labelled-field';
import { PasswordField } from '../shared/password/password-field';
import { signInProblem } from '../shared/sign-in-problem';
import { injectSubmission } from '../shared/submission';
import { AuthClient } from './auth-client';
import { OtherWaysIn } from './other-ways-in';
import { SignIn } from './sign-in';
import { signInMessage } from './sign-in-message';

@Component({
  selector: 'app-login-page',
  imports: [Field, FormMessage, LabelledField, OtherWaysIn, PasswordField, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [SignIn],
  templateUrl: './login-page.html',
})
export class LoginPage {
  /** Why the person is here, from the address. */
  readonly problem = input<string>();

  protected readonly isShownInvalid = isShownInvalid;
  protected readonly notice = computed(() => signInProblem(this.problem()));
  protected readonly form = inject(FormBuilder).nonNullable.group({
    email: ['', required('Enter your e-mail address.')],
    password: ['', required('Enter your password.')],
  });
  protected readonly submission = injectSubmission(this.form, signInMessage);
  private readonly signIn = inject(SignIn);
  private readonly client = inject(AuthClient);
  private readonly passwordField = viewChild.required(PasswordField);

  protected async submit(): Promise<void> {
    const { email, password } = this.form.getRawValue();
    const outcome = await this.submission.send(() => this.client.logIn({ email: email.trim(), password }));
    if (!outcome) return;
    if ('answer' in outcome) await this.signIn.complete(outcome.answer);
    else if (outcome.failure.code === 'invalid_credentials') this.passwordField().select();
  }
}
