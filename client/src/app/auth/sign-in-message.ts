import type { Failure } from '../api/failure';

/** What to say under a form for signing in where the general words would not do. */
export function signInMessage(failure: Failure): string | null {
  if (failure.code === 'invalid_credentials') {
    return 'This e-mail address and password do not belong together. Check both, then try again.';
  }
  if (failure.code === 'email_taken') return 'There is an account with this e-mail address already. Log in instead.';
  return null;
}
