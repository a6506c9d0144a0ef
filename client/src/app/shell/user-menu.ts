import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { toFailure } from '../api/failure';
import type { User } from '../api/types';
import { ColorScheme, type ColorSchemeChoice } from '../shared/color-scheme';
import { Icon } from '../shared/icon';
import { Session } from '../shared/session/session';
import { Toasts } from '../shared/toasts';
import { placesBelow } from './places';

@Component({
  selector: 'app-user-menu',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-menu.html',
})
export class UserMenu {
  readonly user = input.required<User>();

  protected readonly scheme = inject(ColorScheme);
  protected readonly schemes: readonly { choice: ColorSchemeChoice; label: string; icon: string }[] = [
    { choice: 'light', label: 'Light', icon: 'sun' },
    { choice: 'dark', label: 'Dark', icon: 'moon-stars' },
    { choice: 'auto', label: 'Auto', icon: 'circle-half' },
  ];
  protected readonly places = placesBelow.inMenu;
  protected readonly leaving = signal(false);
  protected readonly name = computed(() => this.user().name || (this.user().email.split('@')[0] ?? ''));
  protected readonly initial = computed(() => this.name().charAt(0).toUpperCase());

  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);

  protected async logOut(): Promise<void> {
    if (this.leaving()) return;
    this.leaving.set(true);
    try {
      await this.session.logOut();
    } catch (error) {
      this.leaving.set(false);
      this.toasts.fail(`You are still signed in. ${toFailure(error).message}`);
    }
  }
}
