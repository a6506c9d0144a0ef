import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-not-found-page',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="full-notice">
      <div class="notice">
        <h1 class="notice-title">There is no such page</h1>
        <p class="notice-text">The address may be mistyped, or the page has moved.</p>
        <a class="btn btn-primary" routerLink="/">Go to the dashboard</a>
      </div>
    </main>
  `,
})
export class NotFoundPage {}
