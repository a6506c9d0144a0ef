import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Icon } from '../shared/icon';
import { Session } from '../shared/session/session';
import { UnverifiedLine } from './unverified-line';

/** The sections of the settings, one at a time. */
@Component({
  selector: 'app-settings-page',
  imports: [Icon, RouterLink, RouterLinkActive, RouterOutlet, UnverifiedLine],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="settings">
      <nav class="settings-nav" aria-label="Settings">
        <p class="settings-title" aria-hidden="true">Settings</p>
        <ul>
          @for (section of sections; track section.path) {
            <li>
              <a [routerLink]="section.path" routerLinkActive="is-active" ariaCurrentWhenActive="page">
                <app-icon [name]="section.icon" />{{ section.label }}
              </a>
            </li>
          }
        </ul>
      </nav>
      <div class="settings-section">
        @if (session.user(); as user) {
          @if (!user.emailVerified && !user.isDemo) {
            <app-unverified-line [email]="user.email" />
          }
        }
        <router-outlet />
      </div>
    </div>
  `,
})
export class SettingsPage {
  protected readonly session = inject(Session);
  protected readonly sections = [
    { path: 'profile', label: 'Profile', icon: 'person' },
    { path: 'ways-in', label: 'Ways in', icon: 'key' },
    { path: 'sessions', label: 'Sessions', icon: 'laptop' },
    { path: 'tokens', label: 'Access tokens', icon: 'terminal' },
    { path: 'email', label: 'E-mail', icon: 'envelope' },
    { path: 'mail', label: 'Mails', icon: 'envelope-paper' },
    { path: 'delete-account', label: 'Delete account', icon: 'person-x' },
  ];
}
