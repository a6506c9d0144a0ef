import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Icon } from '../shared/icon';

/** Why a demo has none of this. */
@Component({
  selector: 'app-demo-note',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="panel" aria-label="Demo">
      <div class="notice">
        <span class="notice-icon"><app-icon name="stars" /></span>
        <p class="notice-title">This is a demo with sample data</p>
        <p class="notice-text">
          It has no address and no password, and disappears by itself after a day. Log out and create an account to keep
          what you record.
        </p>
      </div>
    </section>
  `,
})
export class DemoNote {}
