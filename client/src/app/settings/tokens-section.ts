import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { AccessToken, CreatedAccessToken } from '../api/types';
import { injectConfirm } from '../shared/confirm-dialog';
import { FailureMessage } from '../shared/failure-message';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { latestValue } from '../shared/latest-value';
import { formatInstant, relativeTime } from '../shared/relative-time';
import { Session } from '../shared/session/session';
import { injectSubmission } from '../shared/submission';
import { Toasts } from '../shared/toasts';
import { MadeToken } from './made-token';
import { NewTokenForm } from './new-token-form';
import { SettingsClient } from './settings-client';
import { SkeletonPanel } from './skeleton-panel';

/** Keys for programs that act for the person. */
@Component({
  selector: 'app-tokens-section',
  imports: [FailureMessage, FormMessage, Icon, MadeToken, NewTokenForm, SkeletonPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './tokens-section.html',
})
export class TokensSection {
  private readonly session = inject(Session);
  private readonly client = inject(SettingsClient);
  private readonly toasts = inject(Toasts);
  private readonly confirm = injectConfirm();
  protected readonly answer = this.client.tokens();
  protected readonly submission = injectSubmission();
  /** The one just made, shown until the person has put it away. */
  protected readonly made = signal<CreatedAccessToken | null>(null);
  private readonly latest = latestValue(this.answer);
  protected readonly tokens = computed(() => this.latest()?.items.map((token) => this.inWords(token)));

  protected show(made: CreatedAccessToken): void {
    this.made.set(made);
    this.answer.reload();
  }

  protected async revoke({ id, name }: { id: string; name: string }): Promise<void> {
    const agreed = await this.confirm({
      title: `Revoke “${name}”?`,
      text: 'Programs that use it are refused at once. It cannot be brought back.',
      action: 'Revoke the token',
    });
    if (!agreed) return;
    const outcome = await this.submission.send(() => this.client.revokeToken(id));
    if (outcome && 'answer' in outcome) {
      this.toasts.succeed(`“${name}” is revoked.`);
      if (this.made()?.id === id) this.made.set(null);
    }
    this.answer.reload();
  }

  private inWords({ id, name, scope, createdAt, expiresAt, lastUsedAt }: AccessToken) {
    const now = new Date();
    const timeZone = this.session.user()?.timeZone ?? 'UTC';
    const isExpired = expiresAt !== null && Date.parse(expiresAt) <= now.getTime();
    return {
      id,
      name,
      isExpired,
      scope: scope === 'read' ? 'Reads' : 'Reads and writes',
      made: formatInstant(createdAt, timeZone),
      expires: expiresAt ? `${isExpired ? 'expired' : 'expires'} ${relativeTime(expiresAt, now)}` : 'does not expire',
      used: lastUsedAt ? `used ${relativeTime(lastUsedAt, now)}` : 'never used',
    };
  }
}
