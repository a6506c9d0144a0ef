import { ChangeDetectionStrategy, Component, type ElementRef, input, signal, viewChild } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { Icon } from '../icon';

/** A password that can be shown, pasted and filled in by a password manager, and that tells of Caps Lock. */
@Component({
  selector: 'app-password-field',
  imports: [Icon, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="input-group password-field">
      <input
        class="form-control"
        [id]="inputId()"
        [name]="inputId()"
        [type]="visible() ? 'text' : 'password'"
        [formControl]="control()"
        [autocomplete]="autocomplete()"
        [attr.aria-describedby]="describedBy()"
        [attr.aria-invalid]="invalid() || null"
        [class.is-invalid]="invalid()"
        autocapitalize="none"
        spellcheck="false"
        (keydown)="noticeCapsLock($event)"
        (keyup)="noticeCapsLock($event)"
        (blur)="capsLock.set(false)"
        #field
      />
      <span class="caps-lock" role="status">
        @if (capsLock()) {
          <app-icon name="capslock" /> Caps Lock is on
        }
      </span>
      <button
        type="button"
        class="btn btn-outline-secondary"
        [attr.aria-pressed]="visible()"
        aria-label="Show the password"
        (click)="visible.set(!visible())"
      >
        <app-icon [name]="visible() ? 'eye-slash' : 'eye'" />
      </button>
    </div>
  `,
})
export class PasswordField {
  readonly control = input.required<FormControl<string>>();
  readonly inputId = input.required<string>();
  readonly autocomplete = input.required<'current-password' | 'new-password'>();
  readonly describedBy = input('');
  readonly invalid = input(false);

  protected readonly visible = signal(false);
  protected readonly capsLock = signal(false);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  /** Takes the person to the field with what they typed marked, to be typed over. */
  select(): void {
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }

  /** A password manager's own events are no real keys and know no Caps Lock. */
  protected noticeCapsLock(event: Event): void {
    this.capsLock.set(event instanceof KeyboardEvent && event.getModifierState('CapsLock'));
  }
}
