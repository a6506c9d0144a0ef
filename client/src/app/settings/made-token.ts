import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import type { CreatedAccessToken } from '../api/types';
import { Session } from '../shared/session/session';
import { CopyLine } from './copy-line';
import { curlLine } from './curl-line';

/** Shows a token the one time it can be seen. */
@Component({
  selector: 'app-made-token',
  imports: [CopyLine],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="panel settings-panel made-token" aria-labelledby="made-token-title">
      <h2 id="made-token-title" tabindex="-1" #title>Your token “{{ token().name }}”</h2>
      <p class="panel-lead">Copy it now: it is shown this once and cannot be looked up later.</p>
      <app-copy-line label="Token" [text]="token().token" />
      <app-copy-line label="Try it in a terminal" [text]="curl()" />
      <button type="button" class="btn btn-outline-secondary" (click)="putAway.emit()">I have put it away</button>
    </section>
  `,
})
export class MadeToken {
  readonly token = input.required<CreatedAccessToken>();
  readonly putAway = output();

  private readonly session = inject(Session);
  private readonly origin = inject(DOCUMENT).location.origin;
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  protected readonly curl = computed(() => curlLine(this.origin, this.session.user()?.email ?? '', this.token().token));

  constructor() {
    afterNextRender(() => this.title().nativeElement.focus());
  }
}
