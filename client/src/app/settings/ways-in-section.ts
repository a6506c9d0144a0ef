import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { FailureMessage } from '../shared/failure-message';
import { latestValue } from '../shared/latest-value';
import { Session } from '../shared/session/session';
import { signInProblem } from '../shared/sign-in-problem';
import { ConnectedAccounts } from './connected-accounts';
import { DemoNote } from './demo-note';
import { PasswordPanel } from './password-panel';
import { SettingsClient } from './settings-client';
import { SkeletonPanel } from './skeleton-panel';

@Component({
  selector: 'app-ways-in-section',
  imports: [ConnectedAccounts, DemoNote, FailureMessage, PasswordPanel, SkeletonPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Ways in</h1>
    @if (notice(); as notice) {
      <div class="auth-notice" role="status">
        <p class="auth-notice-title">{{ notice.title }}</p>
        <p>{{ notice.text }}</p>
      </div>
    }
    @if (session.user()?.isDemo) {
      <app-demo-note />
    } @else if (answer.error() && !answer.isLoading()) {
      <section class="panel" aria-label="Ways in">
        <app-failure-message
          title="Your ways in could not be loaded"
          [error]="answer.error()"
          (retry)="answer.reload()"
        />
      </section>
    } @else if (waysIn(); as ways) {
      <app-password-panel [waysIn]="ways" (changed)="answer.reload()" />
      <app-connected-accounts [waysIn]="ways" (changed)="answer.reload()" />
    } @else {
      <app-skeleton-panel />
    }
  `,
})
export class WaysInSection {
  /** Why a way through a provider's page did not work, from the address. */
  readonly problem = input<string>();

  protected readonly session = inject(Session);
  protected readonly notice = computed(() => signInProblem(this.problem()));
  protected readonly answer = inject(SettingsClient).waysIn();
  protected readonly waysIn = latestValue(this.answer);
}
