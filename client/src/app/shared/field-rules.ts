import type { AbstractControl, FormGroup, ValidationErrors, ValidatorFn } from '@angular/forms';

/** Error keys of all rules: each holds the sentence to show. */
export const RULE = 'message';
export const SERVER = 'server';

/** Fails with `message` when the field is empty or only blanks. */
export function required(message: string): ValidatorFn {
  return rule((text) => (text.trim() ? null : message));
}

/** Fails with the sentence that `check` returns for the field's text. */
export function rule(check: (text: string) => string | null): ValidatorFn {
  return (control: AbstractControl<string | null>): ValidationErrors | null => {
    const message = check(control.value ?? '');
    return message ? { [RULE]: message } : null;
  };
}

/** Whether to show that a field is wrong: once the person has changed and left it, or has tried to save. */
export function isShownInvalid(control: AbstractControl): boolean {
  return control.invalid && control.touched && control.dirty;
}

/** Shows what is wrong with every field, as when the person tries to save. */
export function showAllInvalid(form: FormGroup): void {
  form.markAllAsTouched();
  form.markAllAsDirty();
}

/** The sentence to show at a field, if its value is wrong. */
export function errorOf(control: AbstractControl): string | null {
  const errors: Record<string, string> | null = control.errors;
  return errors?.[SERVER] ?? errors?.[RULE] ?? null;
}
