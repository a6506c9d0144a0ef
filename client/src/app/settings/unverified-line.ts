import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { injectSubmission } from '../shared/submission';
import { SettingsClient } from './settings-client';

/** Says calmly that nobody knows yet whether mails arrive, and offers to find out. */
@Component({
  selector: 'app-unverified-line',
  imports: [FormMessage, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'unverified-line' },
  template: `
    <app-icon name="envelope" />
    <div class="unverified-line-text" role="status">
      @if (sent()) {
        A new link is on its way to {{ email() }}. It works once, for 30 minutes.
      } @else {
        <strong>{{ email() }}</strong> is not verified yet. Open the link in the mail we sent.
      }
    </div>
    @if (!sent()) {
      <button
        type="button"
        class="btn btn-outline-secondary btn-sm"
        [attr.aria-busy]="submission.isBusy() || null"
        (click)="send()"
      >
        {{ submission.isBusy() ? 'Sending…' : 'Send it again' }}
      </button>
    }
    @if (submission.problem()) {
      <app-form-message [problem]="submission.problem()" />
    }
  `,
})
export class UnverifiedLine {
  readonly email = input.required<string>();

  protected readonly sent = signal(false);
  protected readonly submission = injectSubmission(undefined, ({ status, retryAfter }) =>
    status === 429 && retryAfter === null ? 'Three mails have gone out this hour. Try again in an hour.' : null,
  );
  private readonly client = inject(SettingsClient);

  protected async send(): Promise<void> {
    const outcome = await this.submission.send(() => this.client.sendVerification());
    if (outcome && 'answer' in outcome) this.sent.set(true);
  }
}
