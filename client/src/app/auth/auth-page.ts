import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { BrandMark } from '../shared/brand-mark';
import { ProductPreview } from './product-preview';

/** Frames the forms for signing in with what SpendWise is. */
@Component({
  selector: 'app-auth-page',
  imports: [BrandMark, ProductPreview, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="auth">
      <main class="auth-form">
        <p class="brand"><app-brand-mark /><span class="brand-name">SpendWise</span></p>
        <router-outlet />
      </main>
      <aside class="auth-aside" aria-label="What SpendWise does"><app-product-preview /></aside>
    </div>
  `,
})
export class AuthPage {}
