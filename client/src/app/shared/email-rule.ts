import type { ValidatorFn } from '@angular/forms';
import { rule } from './field-rules';

/** Refuses what is no e-mail address at first sight; whether it exists, only a mail can tell. */
export function emailRule(): ValidatorFn {
  return rule((email) =>
    /^\s*\S+@\S+\.\S+\s*$/.test(email) ? null : 'Enter your e-mail address, such as ana@example.org.',
  );
}
