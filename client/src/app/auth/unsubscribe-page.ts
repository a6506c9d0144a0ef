import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import type { Unsubscription } from '../api/types';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { injectSubmission } from '../shared/submission';
import { injectUnsubscribing } from './unsubscribing';

const LISTS: Readonly<Record<Unsubscription['list'], string>> = {
  news: 'finance news',
  summary: 'monthly summaries',
  'budget-alert': 'mails about budgets',
};

/** For who has had enough of a mail, signed in or not. */
@Component({
  selector: 'app-unsubscribe-page',
  imports: [FormMessage, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (unsubscribing.state()) {
      @case ('asking') {
        <span class="notice-icon"><app-icon name="envelope" /></span>
        <h1>Unsubscribe</h1>
        <p class="auth-lead">Looking up what this link is about…</p>
        <app-form-message [problem]="submission.problem()" />
        @if (submission.problem()) {
          <button type="button" class="btn btn-primary" (click)="unsubscribing.describe()">Try again</button>
        }
      }
      @case ('ready') {
        <span class="notice-icon"><app-icon name="envelope-slash" /></span>
        <h1>Stop the {{ list() }}?</h1>
        <p class="auth-lead">They go to {{ unsubscribing.about()?.address }}. Mails about your account stay.</p>
        <div class="auth-actions">
          <button
            type="button"
            class="btn btn-primary"
            [attr.aria-busy]="submission.isBusy() || null"
            (click)="unsubscribing.confirm()"
          >
            {{ submission.isBusy() ? 'Unsubscribing…' : 'Unsubscribe' }}
          </button>
          <a class="btn btn-link" href="/">Keep them</a>
        </div>
        <app-form-message [problem]="submission.problem()" />
      }
      @case ('done') {
        <span class="notice-icon"><app-icon name="check-lg" /></span>
        <h1>You are unsubscribed</h1>
        <p class="auth-lead">
          No more {{ list() }} go to {{ unsubscribing.about()?.address }}. Changed your mind? The settings bring them
          back.
        </p>
        <div class="auth-actions"><a class="btn btn-outline-secondary" href="/settings/mail">Mail settings</a></div>
      }
      @case ('invalid') {
        <span class="notice-icon is-danger"><app-icon name="link-45deg" /></span>
        <h1>This link does not work</h1>
        <p class="auth-lead">
          Perhaps a part of it is missing. Open it from the mail once more, or choose your mails in the settings.
        </p>
        <div class="auth-actions"><a class="btn btn-primary" href="/settings/mail">Go to the settings</a></div>
      }
    }
  `,
})
export class UnsubscribePage {
  protected readonly submission = injectSubmission();
  protected readonly unsubscribing = injectUnsubscribing(this.submission);
  protected readonly list = computed(() => LISTS[this.unsubscribing.about()?.list ?? 'news']);

  constructor() {
    void this.unsubscribing.describe();
  }
}
