import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { emailRule } from '../shared/email-rule';
import { Field } from '../shared/field';
import { focusHeading } from '../shared/focus-heading';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { LabelledField } from '../shared/labelled-field';
import { injectSubmission } from '../shared/submission';
import { AuthClient } from './auth-client';

/** Asks for a link to choose a new password. What it then says is the same whether or not there is an account. */
@Component({
  selector: 'app-forgot-page',
  imports: [Field, FormMessage, Icon, LabelledField, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './forgot-page.html',
})
export class ForgotPage {
  protected readonly form = inject(FormBuilder).nonNullable.group({ email: ['', emailRule()] });
  protected readonly submission = injectSubmission(this.form);
  /** The address that a mail may be on its way to. */
  protected readonly asked = signal<string | null>(null);
  private readonly client = inject(AuthClient);
  private readonly document = inject(DOCUMENT);

  protected async submit(): Promise<void> {
    const email = this.form.controls.email.value.trim();
    const outcome = await this.submission.send(() => this.client.requestPasswordReset(email));
    if (!outcome || 'failure' in outcome) return;
    this.asked.set(email);
    focusHeading(this.document);
  }

  protected askAgain(): void {
    this.asked.set(null);
    focusHeading(this.document);
  }
}
