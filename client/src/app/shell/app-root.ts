import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ToastRegion } from '../shared/toast-region';
import { Session } from '../shared/session/session';
import { RouteFocus } from './route-focus';
import { ServerUnreachable } from './server-unreachable';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, ServerUnreachable, ToastRegion],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (session.status()) {
      @case ('unreachable') {
        <app-server-unreachable (retry)="session.load()" />
      }
      @case ('starting') {
        <p class="splash" role="status">Opening SpendWise…</p>
      }
    }
    <router-outlet />
    <app-toast-region />
  `,
})
export class AppRoot {
  protected readonly session = inject(Session);

  constructor() {
    inject(RouteFocus).start();
  }
}
