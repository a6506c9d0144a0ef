import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { injectSubmission } from '../shared/submission';
import { AuthClient } from './auth-client';
import { injectLinkUse } from './link-use';

/** For who was told of a login that was not theirs. */
@Component({
  selector: 'app-not-me-page',
  imports: [FormMessage, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (link.state()) {
      @case ('ready') {
        <span class="notice-icon is-danger"><app-icon name="shield-exclamation" /></span>
        <h1>This was not you?</h1>
        <p class="auth-lead">Then somebody else has got in. One press shuts them out:</p>
        <ul class="plain-steps">
          <li>the session the mail was about ends at once, and so do later ones,</li>
          <li>access tokens and linked accounts added since it began are removed,</li>
          <li>your old password stops working,</li>
          <li>you get a mail with a link to choose a new password.</li>
        </ul>
        <div class="auth-actions">
          <button
            type="button"
            class="btn btn-danger"
            [attr.aria-busy]="submission.isBusy() || null"
            (click)="report()"
          >
            {{ submission.isBusy() ? 'Shutting them out…' : 'It was not me: shut them out' }}
          </button>
          <a class="btn btn-link" href="/">It was me</a>
        </div>
        <app-form-message [problem]="submission.problem()" />
      }
      @case ('done') {
        <span class="notice-icon"><app-icon name="shield-check" /></span>
        <h1>They are shut out</h1>
        <p class="auth-lead">The session has ended, and what was added since it began is gone. Now:</p>
        <ul class="plain-steps">
          <li>Open the mail we have just sent and choose a password that you use nowhere else.</li>
          <li>Then look at Activity, and under Settings at Ways in, for what you did not do.</li>
          <li>If the old password is in use elsewhere, change it there too.</li>
        </ul>
        <div class="auth-actions"><a class="btn btn-outline-secondary" href="/login">Go to log in</a></div>
      }
      @case ('invalid') {
        <span class="notice-icon is-danger"><app-icon name="link-45deg" /></span>
        <h1>This link does not work any more</h1>
        <p class="auth-lead">
          It works once, for seven days. If you are in doubt, choose a new password: that logs every device out.
        </p>
        <div class="auth-actions"><a class="btn btn-primary" routerLink="/forgot">Choose a new password</a></div>
      }
    }
  `,
})
export class NotMePage {
  protected readonly submission = injectSubmission();
  protected readonly link = injectLinkUse('/not-me', this.submission);
  private readonly client = inject(AuthClient);

  protected report(): Promise<void> {
    return this.link.run((token) => this.client.reportSession(token));
  }
}
