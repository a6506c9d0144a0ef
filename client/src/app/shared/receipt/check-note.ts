import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon';

/** Stands at a field that was read from a receipt and should be looked at. Its id describes the field. */
@Component({
  selector: 'app-check-note',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (note(); as note) {
      <span class="check-note"><app-icon name="exclamation-circle" />{{ note }}</span>
    }
  `,
})
export class CheckNote {
  readonly note = input<string | null | undefined>(null);
}
