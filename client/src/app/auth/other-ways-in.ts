import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { ProviderClient } from '../shared/provider-client';
import { providerPath } from '../shared/provider-path';
import { injectSubmission } from '../shared/submission';
import { AuthClient } from './auth-client';
import { SignIn } from './sign-in';

/** What this installation offers beside a password: other providers, and a demo. Nothing where there is nothing. */
@Component({
  selector: 'app-other-ways-in',
  imports: [FormMessage, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (providers().length > 0 || hasDemo()) {
      <p class="divider"><span>or</span></p>
    }
    <div class="other-ways">
      @for (provider of providers(); track provider.id) {
        <a class="btn btn-outline-secondary btn-wide" [href]="provider.href">
          <app-icon [name]="provider.icon" /> Continue with {{ provider.name }}
        </a>
      }
      @if (hasDemo()) {
        <button
          type="button"
          class="btn btn-outline-secondary btn-wide"
          [attr.aria-busy]="opening.isBusy() || null"
          (click)="openDemo()"
        >
          <app-icon name="stars" /> {{ opening.isBusy() ? 'Preparing sample data…' : 'Try it with sample data' }}
        </button>
        <p class="field-hint">An account of its own with expenses to look around in. No e-mail address needed.</p>
        <app-form-message [problem]="opening.problem()" />
      }
    </div>
  `,
})
export class OtherWaysIn {
  private readonly signIn = inject(SignIn);
  private readonly client = inject(AuthClient);
  private readonly offered = inject(ProviderClient).list();
  protected readonly opening = injectSubmission();
  protected readonly hasDemo = computed(() => this.offered.hasValue() && this.offered.value().demo);
  protected readonly providers = computed(() =>
    (this.offered.hasValue() ? this.offered.value().items : []).map(({ id, name }) => ({
      id,
      name,
      icon: id === 'google' ? 'google' : 'shield-lock',
      href: providerPath(id, 'sign-in', this.signIn.returnTo),
    })),
  );

  protected async openDemo(): Promise<void> {
    const outcome = await this.opening.send(() => this.client.openDemo());
    if (outcome && 'answer' in outcome) await this.signIn.complete(outcome.answer);
  }
}
