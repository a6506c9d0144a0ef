import { ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { emailRule } from '../shared/email-rule';
import { Field } from '../shared/field';
import { SERVER } from '../shared/field-rules';
import { focusFirstInvalid } from '../shared/focus-first-invalid';
import { FormMessage } from '../shared/form-message';
import { LabelledField } from '../shared/labelled-field';
import { NewPasswordField } from '../shared/password/new-password-field';
import { newPasswordRule } from '../shared/password/password-rule';
import { injectSubmission } from '../shared/submission';
import { AuthClient } from './auth-client';
import { OtherWaysIn } from './other-ways-in';
import { SignIn } from './sign-in';
import { signInMessage } from './sign-in-message';

@Component({
  selector: 'app-register-page',
  imports: [Field, FormMessage, LabelledField, NewPasswordField, OtherWaysIn, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [SignIn],
  templateUrl: './register-page.html',
})
export class RegisterPage {
  protected readonly form = inject(FormBuilder).nonNullable.group({
    name: [''],
    email: ['', emailRule()],
    password: ['', newPasswordRule()],
  });
  protected readonly submission = injectSubmission(this.form, signInMessage);
  private readonly signIn = inject(SignIn);
  private readonly client = inject(AuthClient);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  protected async submit(): Promise<void> {
    const { name, email, password } = this.form.getRawValue();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const outcome = await this.submission.send(() =>
      this.client.register({ email: email.trim(), password, timeZone, ...(name.trim() && { name: name.trim() }) }),
    );
    if (!outcome) return;
    if ('answer' in outcome) await this.signIn.complete(outcome.answer);
    else if (outcome.failure.code === 'email_taken') this.markEmail('This address has an account already.');
  }

  private markEmail(message: string): void {
    this.form.controls.email.setErrors({ [SERVER]: message });
    focusFirstInvalid(this.element.nativeElement);
  }
}
