import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { AbstractControl } from '@angular/forms';
import { map, startWith, switchMap } from 'rxjs';
import { errorOf, isShownInvalid } from './field-rules';

/** What is wrong with a field, once that is to be shown. */
@Component({
  selector: 'app-field-error',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (message(); as message) {
      <span class="field-error">{{ message }}</span>
    }
  `,
})
export class FieldError {
  readonly control = input.required<AbstractControl>();

  private readonly shown = toSignal(
    toObservable(this.control).pipe(
      switchMap((control) =>
        control.events.pipe(
          startWith(null),
          map(() => (isShownInvalid(control) ? errorOf(control) : null)),
        ),
      ),
    ),
  );

  protected readonly message = computed(() => this.shown() ?? null);
}
