import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { Icon } from '../shared/icon';

@Component({
  selector: 'app-server-unreachable',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="full-notice">
      <div class="notice" role="alert">
        <span class="notice-icon is-danger"><app-icon name="cloud-slash" /></span>
        <h1 class="notice-title">SpendWise cannot reach its server</h1>
        <p class="notice-text">
          Check the connection, or whether the server is running. Nothing you have recorded is lost.
        </p>
        <button type="button" class="btn btn-primary" (click)="retry.emit()">
          <app-icon name="arrow-clockwise" /> Retry
        </button>
      </div>
    </main>
  `,
})
export class ServerUnreachable {
  readonly retry = output();
}
