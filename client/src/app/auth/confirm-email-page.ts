import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { injectSubmission } from '../shared/submission';
import { AuthClient } from './auth-client';
import { injectLinkUse } from './link-use';

@Component({
  selector: 'app-confirm-email-page',
  imports: [FormMessage, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (link.state()) {
      @case ('ready') {
        <span class="notice-icon"><app-icon name="envelope" /></span>
        <h1>Use this address from now on?</h1>
        <p class="auth-lead">You log in with the address to which this link was sent; mails go there too.</p>
        <div class="auth-actions">
          <button
            type="button"
            class="btn btn-primary"
            [attr.aria-busy]="submission.isBusy() || null"
            (click)="confirm()"
          >
            {{ submission.isBusy() ? 'Changing…' : 'Use this address' }}
          </button>
          <a class="btn btn-link" href="/">Not now</a>
        </div>
        <app-form-message [problem]="submission.problem()" />
      }
      @case ('done') {
        <span class="notice-icon"><app-icon name="check-lg" /></span>
        <h1>Your address is changed</h1>
        <p class="auth-lead">From now on you log in with it.</p>
        <div class="auth-actions"><a class="btn btn-primary" href="/">Go to SpendWise</a></div>
      }
      @case ('invalid') {
        <span class="notice-icon is-danger"><app-icon name="link-45deg" /></span>
        <h1>This link does not work any more</h1>
        <p class="auth-lead">It works once, for 30 minutes. Ask for the change again in the settings.</p>
        <div class="auth-actions"><a class="btn btn-primary" href="/settings/email">Go to the settings</a></div>
      }
    }
  `,
})
export class ConfirmEmailPage {
  protected readonly submission = injectSubmission(undefined, ({ code }) =>
    code === 'email_taken' ? 'Meanwhile this address has an account of its own. Yours keeps the old one.' : null,
  );
  protected readonly link = injectLinkUse('/confirm-email', this.submission);
  private readonly client = inject(AuthClient);

  protected confirm(): Promise<void> {
    return this.link.run((token) => this.client.confirmEmail(token));
  }
}
