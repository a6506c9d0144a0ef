import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { BrandMark } from '../shared/brand-mark';

/** Frames what a person does who cannot get in, or who followed a link from a mail. */
@Component({
  selector: 'app-link-frame',
  imports: [BrandMark, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="auth is-plain">
      <main class="auth-form">
        <a class="brand" href="/" aria-label="SpendWise"><app-brand-mark /><span class="brand-name">SpendWise</span></a>
        <router-outlet />
      </main>
    </div>
  `,
})
export class LinkFrame {}
