import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ConnectedIdentity } from '../api/types';
import { Icon } from '../shared/icon';
import { providerPath } from '../shared/provider-path';

/** Links to the providers at which a person without a password can prove who they are. */
@Component({
  selector: 'app-provider-proof',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (provider of providers(); track provider.id) {
      <a class="btn btn-outline-secondary" [href]="provider.href">
        <app-icon name="shield-lock" /> Sign in again with {{ provider.name }}
      </a>
    }
  `,
})
export class ProviderProof {
  readonly identities = input.required<readonly ConnectedIdentity[]>();
  readonly returnTo = input.required<string>();

  protected readonly providers = computed(() => {
    const names = new Map(this.identities().map(({ provider, providerName }) => [provider, providerName]));
    return [...names].map(([id, name]) => ({ id, name, href: providerPath(id, 'reauthenticate', this.returnTo()) }));
  });
}
