import type { Intent } from './intent.js';

/** Why a visit to a provider came to nothing, as the page that the person ends on is told. */
export type SignInProblem =
  | 'provider_unavailable'
  | 'sign_in_expired'
  | 'sign_in_refused'
  | 'email_missing'
  | 'account_exists'
  | 'identity_taken'
  | 'reauthentication_required';

/** Ends a visit to a provider. `reason` is for the log, and holds nothing that came with the visit. */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure';

  constructor(
    readonly problem: SignInProblem,
    readonly reason?: string,
  ) {
    super(problem);
  }
}

/** The page that tells of `problem`: the kind of page that the person came from. */
export const problemPath = (intent: Intent, problem: SignInProblem) =>
  `${intent === 'sign-in' ? '/login' : '/settings'}?problem=${problem}`;
