import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { injectSubmission } from '../shared/submission';
import { AuthClient } from './auth-client';
import { injectLinkUse } from './link-use';

/** Verifies the address by itself: the opened page asks, which a scanner's look at the link does not. */
@Component({
  selector: 'app-verify-page',
  imports: [FormMessage, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (link.state()) {
      @case ('ready') {
        <span class="notice-icon"><app-icon name="envelope" /></span>
        <h1>Verifying your address</h1>
        <p class="auth-lead">This takes a moment.</p>
        <app-form-message [problem]="submission.problem()" />
        @if (submission.problem()) {
          <button type="button" class="btn btn-primary" (click)="verify()">Try again</button>
        }
      }
      @case ('done') {
        <span class="notice-icon"><app-icon name="check-lg" /></span>
        <h1>Your address is verified</h1>
        <p class="auth-lead">Thank you. A forgotten password can now be replaced by a mail to it.</p>
        <div class="auth-actions"><a class="btn btn-primary" href="/">Go to SpendWise</a></div>
      }
      @case ('invalid') {
        <span class="notice-icon is-danger"><app-icon name="link-45deg" /></span>
        <h1>This link does not work any more</h1>
        <p class="auth-lead">
          It works once, for 30 minutes. If your address is not verified yet, the settings send you a new one.
        </p>
        <div class="auth-actions"><a class="btn btn-primary" href="/settings/email">Go to the settings</a></div>
      }
    }
  `,
})
export class VerifyPage {
  protected readonly submission = injectSubmission();
  protected readonly link = injectLinkUse('/verify', this.submission);
  private readonly client = inject(AuthClient);

  constructor() {
    void this.verify();
  }

  protected verify(): Promise<void> {
    return this.link.run((token) => this.client.verifyEmail(token));
  }
}
