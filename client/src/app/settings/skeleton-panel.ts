import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Stands for a panel that is on its way. */
@Component({
  selector: 'app-skeleton-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    <div class="panel">
      @for (row of [1, 2, 3]; track row) {
        <div class="feed-entry skeleton-row"><span class="skeleton"></span></div>
      }
    </div>
  `,
})
export class SkeletonPanel {}
