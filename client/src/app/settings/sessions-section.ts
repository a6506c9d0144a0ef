import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { OpenSession } from '../api/types';
import { injectConfirm } from '../shared/confirm-dialog';
import { FailureMessage } from '../shared/failure-message';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { latestValue } from '../shared/latest-value';
import { formatInstant, relativeTime } from '../shared/relative-time';
import { Session } from '../shared/session/session';
import { injectSubmission } from '../shared/submission';
import { Toasts } from '../shared/toasts';
import { SettingsClient } from './settings-client';
import { SkeletonPanel } from './skeleton-panel';

/** Where the person is signed in. */
@Component({
  selector: 'app-sessions-section',
  imports: [FailureMessage, FormMessage, Icon, SkeletonPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sessions-section.html',
})
export class SessionsSection {
  private readonly session = inject(Session);
  private readonly client = inject(SettingsClient);
  private readonly toasts = inject(Toasts);
  private readonly confirm = injectConfirm();
  protected readonly answer = this.client.sessions();
  protected readonly submission = injectSubmission();
  private readonly latest = latestValue(this.answer);
  protected readonly sessions = computed(() => this.latest()?.items.map((session) => this.inWords(session)));
  protected readonly others = computed(() => this.sessions()?.filter(({ current }) => !current).length ?? 0);

  protected async end({ id, name }: { id: string; name: string }): Promise<void> {
    const agreed = await this.confirm({
      title: 'End this session?',
      text: `${name} is logged out within seconds, and has to log in again.`,
      action: 'End the session',
    });
    if (!agreed) return;
    const outcome = await this.submission.send(() => this.client.endSession(id));
    if (outcome && 'answer' in outcome) this.toasts.succeed(`${name} is logged out.`);
    this.answer.reload();
  }

  protected async endOthers(): Promise<void> {
    const agreed = await this.confirm({
      title: 'Log out everywhere else?',
      text: 'Every other browser is logged out within seconds. This one stays.',
      action: 'Log out the others',
    });
    if (!agreed) return;
    const outcome = await this.submission.send(() => this.client.endOtherSessions());
    if (outcome && 'answer' in outcome) this.toasts.succeed('Every other browser is logged out.');
    this.answer.reload();
  }

  protected async logOut(): Promise<void> {
    await this.submission.send(() => this.session.logOut());
  }

  private inWords({ id, device, ip, createdAt, lastSeenAt, current }: OpenSession) {
    const timeZone = this.session.user()?.timeZone ?? 'UTC';
    return {
      id,
      current,
      lastSeenAt,
      ip,
      name: device || 'Unknown device',
      icon: /android|ios|iphone|ipad|mobile/i.test(device) ? 'phone' : 'laptop',
      since: formatInstant(createdAt, timeZone),
      used: relativeTime(lastSeenAt, new Date()),
      usedAt: formatInstant(lastSeenAt, timeZone),
    };
  }
}
