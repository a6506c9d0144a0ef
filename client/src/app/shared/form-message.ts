import { ChangeDetectionStrategy, Component, computed, effect, input, signal } from '@angular/core';
import type { FormProblem } from './form-problem';
import { Icon } from './icon';
import { waitInWords } from './wait-in-words';

/**
 * The line under a form's button that says why it did not work. Its room is always there, so that nothing jumps; a wait
 * counts down for the eyes, and is spoken once.
 */
@Component({
  selector: 'app-form-message',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'form-message' },
  template: `
    <div aria-live="assertive">
      @if (problem(); as problem) {
        <p class="form-message-text">
          <app-icon name="exclamation-circle" />
          <span>
            {{ problem.text }}
            @if (problem.retryAfter) {
              <span aria-hidden="true">{{ countdown() }}</span>
              <span class="visually-hidden">{{ spoken() }}</span>
            }
          </span>
        </p>
      }
    </div>
  `,
})
export class FormMessage {
  readonly problem = input.required<FormProblem | null>();

  private readonly left = signal(0);
  protected readonly countdown = computed(() => retrySentence(this.left()));
  protected readonly spoken = computed(() => retrySentence(this.problem()?.retryAfter ?? 0));

  constructor() {
    effect((onCleanup) => {
      const seconds = this.problem()?.retryAfter ?? 0;
      const end = performance.now() + seconds * 1000;
      const count = () => this.left.set(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
      count();
      if (seconds === 0) return;
      const timer = setInterval(count, 1000);
      onCleanup(() => clearInterval(timer));
    });
  }
}

function retrySentence(seconds: number): string {
  return seconds > 0 ? `Try again in ${waitInWords(seconds)}.` : 'You can try again now.';
}
