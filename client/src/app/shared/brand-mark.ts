import { ChangeDetectionStrategy, Component } from '@angular/core';

/** SpendWise's mark: three amounts of growing size, as in its chart. Decorative. */
@Component({
  selector: 'app-brand-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'brand-mark' },
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="brand-mark-ground" width="32" height="32" rx="9" />
      <circle cx="9.2" cy="21.6" r="3.2" opacity=".7" />
      <circle cx="15.4" cy="14.2" r="4.2" opacity=".85" />
      <circle cx="22.4" cy="20.4" r="6" />
    </svg>
  `,
})
export class BrandMark {}
