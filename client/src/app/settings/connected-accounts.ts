import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ConnectedIdentity, WaysIn } from '../api/types';
import { injectConfirm } from '../shared/confirm-dialog';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { PageLoader } from '../shared/page-loader';
import { ProviderClient } from '../shared/provider-client';
import { providerPath } from '../shared/provider-path';
import { formatInstant, relativeTime } from '../shared/relative-time';
import { Session } from '../shared/session/session';
import { injectSubmission } from '../shared/submission';
import { Toasts } from '../shared/toasts';
import { whyIdentityStays } from './last-way-in';
import { Reauthentication } from './reauthentication';
import { SettingsClient } from './settings-client';

const HERE = '/settings/ways-in';

/** Accounts at other providers by which the person gets in. */
@Component({
  selector: 'app-connected-accounts',
  imports: [FormMessage, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './connected-accounts.html',
})
export class ConnectedAccounts {
  readonly waysIn = input.required<WaysIn>();
  readonly changed = output();

  protected readonly submission = injectSubmission();
  protected readonly whyStays = computed(() => whyIdentityStays(this.waysIn()));
  protected readonly accounts = computed(() => {
    const timeZone = this.session.user()?.timeZone ?? 'UTC';
    return this.waysIn().identities.map((identity) => ({
      ...identity,
      since: formatInstant(identity.createdAt, timeZone),
      used: identity.lastUsedAt ? `used ${relativeTime(identity.lastUsedAt, new Date())}` : 'not used yet',
    }));
  });
  protected readonly connectable = computed(() => {
    const connected = new Set(this.waysIn().identities.map(({ provider }) => provider));
    const offered = this.offered.hasValue() ? this.offered.value().items : [];
    return offered.filter(({ id }) => !connected.has(id));
  });
  private readonly offered = inject(ProviderClient).list();
  private readonly session = inject(Session);
  private readonly client = inject(SettingsClient);
  private readonly pages = inject(PageLoader);
  private readonly toasts = inject(Toasts);
  private readonly reauthentication = inject(Reauthentication);
  private readonly confirm = injectConfirm();

  protected async connect(provider: string): Promise<void> {
    const isProved = this.waysIn().fresh || (await this.prove());
    if (isProved) this.pages.load(providerPath(provider, 'link', HERE));
  }

  protected async disconnect({ id, providerName }: ConnectedIdentity): Promise<void> {
    const agreed = await this.confirm({
      title: `Disconnect ${providerName}?`,
      text: `You cannot get in by ${providerName} any more. You can connect it again later.`,
      action: 'Disconnect',
    });
    if (!agreed) return;
    const outcome = await this.submission.send(() => this.reauthentication.run(() => this.client.disconnect(id), HERE));
    if (!outcome || 'failure' in outcome || !outcome.answer) return;
    this.toasts.succeed(`${providerName} is disconnected.`);
    this.changed.emit();
  }

  private async prove(): Promise<boolean> {
    const outcome = await this.submission.send(() => this.reauthentication.ask(HERE));
    return !!outcome && 'answer' in outcome && outcome.answer;
  }
}
