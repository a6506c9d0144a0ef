import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { type IsActiveMatchOptions, RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '../shared/icon';
import type { Place } from './places';

/** Links that stand in their parent's layout as if written there, the current one marked. */
@Component({
  selector: 'app-place-links',
  imports: [Icon, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'place-links' },
  template: `
    @for (place of places(); track place.path) {
      <a
        [routerLink]="place.path"
        routerLinkActive="is-active"
        [routerLinkActiveOptions]="place.path === '/' ? itself : itselfOrBelow"
        ariaCurrentWhenActive="page"
      >
        <app-icon [name]="place.icon" />{{ place.label }}
      </a>
    }
  `,
})
export class PlaceLinks {
  readonly places = input.required<readonly Place[]>();

  protected readonly itself = match('exact');
  protected readonly itselfOrBelow = match('subset');
}

const match = (paths: 'exact' | 'subset'): IsActiveMatchOptions => ({
  paths,
  queryParams: 'ignored',
  matrixParams: 'ignored',
  fragment: 'ignored',
});
