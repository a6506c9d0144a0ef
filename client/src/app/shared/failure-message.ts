import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { toFailure } from '../api/failure';
import { Icon } from './icon';

/** Says that a part of the page could not be loaded, why, and offers to try again. */
@Component({
  selector: 'app-failure-message',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="notice" role="alert">
      <span class="notice-icon is-danger"><app-icon name="cloud-slash" /></span>
      <p class="notice-title">{{ title() }}</p>
      <p class="notice-text">{{ reason() }}</p>
      <button type="button" class="btn btn-outline-secondary" (click)="retry.emit()">
        <app-icon name="arrow-clockwise" /> Retry
      </button>
    </div>
  `,
})
export class FailureMessage {
  readonly title = input.required<string>();
  /** Whatever was thrown. */
  readonly error = input.required<unknown>();
  readonly retry = output();

  protected readonly reason = computed(() => toFailure(this.error()).message);
}
