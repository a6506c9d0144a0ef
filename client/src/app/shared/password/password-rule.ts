import type { ValidatorFn } from '@angular/forms';
import { rule } from '../field-rules';

const SHORTEST = 8;
const LONGEST = 128;

/** What can be said of a new password without the server, which also knows the common ones. */
export function newPasswordRule(): ValidatorFn {
  return rule((password) => {
    if (password.length < SHORTEST) return `Use at least ${SHORTEST} characters.`;
    return password.length > LONGEST ? `Use at most ${LONGEST} characters.` : null;
  });
}
