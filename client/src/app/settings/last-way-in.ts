import type { WaysIn } from '../api/types';

/** Why the password cannot be removed; null when it can. */
export function whyPasswordStays({ identities }: WaysIn): string | null {
  return identities.length > 0 ? null : 'It is your only way in. Connect another account first to do without it.';
}

/** Why one of the connected accounts cannot be disconnected; null when it can. */
export function whyIdentityStays({ hasPassword, identities }: WaysIn): string | null {
  return hasPassword || identities.length > 1 ? null : 'It is your only way in. Set a password first.';
}
