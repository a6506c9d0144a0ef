import { ChangeDetectionStrategy, Component, DestroyRef, computed, effect, inject, input, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { FormControl } from '@angular/forms';
import { debounceTime, startWith, switchMap } from 'rxjs';
import { shownInvalid } from '../shown-invalid';
import { LabelledField } from '../labelled-field';
import { PasswordField } from './password-field';
import { type PasswordStrength, passwordStrength } from './password-strength';

/** Long enough that nothing flickers between two keys. */
const AFTER_TYPING_MS = 120;

/** A password being chosen, with a meter that advises and refuses nothing. */
@Component({
  selector: 'app-new-password-field',
  imports: [LabelledField, PasswordField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-labelled-field [label]="label()" [for]="inputId()" [control]="control()">
      <app-password-field
        autocomplete="new-password"
        [inputId]="inputId()"
        [describedBy]="inputId() + '-error ' + inputId() + '-strength'"
        [control]="control()"
        [invalid]="isShownInvalid()"
      />
      <div class="strength" [attr.data-score]="strength()?.score">
        <div class="strength-bar" aria-hidden="true">
          @for (step of [1, 2, 3, 4]; track step) {
            <span [class.is-filled]="isFilled(step)"></span>
          }
        </div>
        <p class="strength-text" role="status" [id]="inputId() + '-strength'">
          @if (strength(); as strength) {
            <strong>{{ strength.word }}.</strong> {{ strength.advice }}
          } @else {
            {{ hint() }}
          }
        </p>
      </div>
    </app-labelled-field>
  `,
})
export class NewPasswordField {
  readonly control = input.required<FormControl<string>>();
  readonly inputId = input.required<string>();
  readonly label = input('Password');
  readonly hint = input('At least 8 characters. A few words in a row are strong, and easy to remember.');
  /** What a guesser may know of the person, such as the name and the address. */
  readonly about = input<readonly string[]>([]);

  protected readonly isShownInvalid = shownInvalid(this.control);
  protected readonly strength = signal<PasswordStrength | null>(null);
  private readonly typed = toSignal(
    toObservable(this.control).pipe(
      switchMap((control) => control.valueChanges.pipe(debounceTime(AFTER_TYPING_MS), startWith(control.value))),
    ),
    { initialValue: '' },
  );
  private readonly known = computed(() => this.about().flatMap((text) => [text, ...text.split(/[\s@.]+/)]));
  private isDestroyed = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isDestroyed = true));
    effect(() => void this.measure(this.typed(), this.known().filter(isTelling)));
  }

  protected isFilled(step: number): boolean {
    return step <= (this.strength()?.score ?? 0);
  }

  private async measure(password: string, about: string[]): Promise<void> {
    if (!password) {
      this.strength.set(null);
      return;
    }
    try {
      const { estimatePassword } = await import('./password-estimator');
      const isLatest = password === this.typed() && !this.isDestroyed;
      if (isLatest) this.strength.set(passwordStrength(estimatePassword(password, about)));
    } catch {
      // Without the meter's code the field is a field like any other.
      this.strength.set(null);
    }
  }
}

/** Parts as short as "de" are in too many words. */
function isTelling(text: string): boolean {
  return text.length > 2;
}
