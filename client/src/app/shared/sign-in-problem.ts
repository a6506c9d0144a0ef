/** What went wrong on the way through another page, and what to do next. */
export interface SignInProblem {
  title: string;
  text: string;
}

const PROBLEMS: Readonly<Record<string, SignInProblem>> = {
  session_ended: {
    title: 'Your session has ended',
    text: 'It was ended from another device, or was not used for a long time. Log in again to go on.',
  },
  provider_unavailable: {
    title: 'The provider cannot be reached',
    text: 'Try again in a few minutes, or use your password.',
  },
  sign_in_expired: {
    title: 'That took too long',
    text: 'The sign-in had expired, or was begun in another window. Begin again.',
  },
  sign_in_refused: {
    title: 'The provider did not let you in',
    text: 'You cancelled, or it refused. Nothing has changed. Try again, or use your password.',
  },
  email_missing: {
    title: 'Your e-mail address is not confirmed there',
    text: 'Confirm it at the provider and try again, or create an account with a password here.',
  },
  account_exists: {
    title: 'You have an account here already',
    text: 'Log in with your password; then connect the provider under Settings, Ways in.',
  },
  identity_taken: {
    title: 'That account is connected already',
    text: 'It belongs to another SpendWise account. Disconnect it there first, or connect a different one.',
  },
  reauthentication_required: {
    title: 'Confirm that it is you first',
    text:
      'Nothing has changed. Give your password when asked. If you have none and the provider does not say when you last ' +
      'signed in there, log out and set a password by “Forgot your password?”.',
  },
};

const UNKNOWN: SignInProblem = {
  title: 'That did not work',
  text: 'Nothing has changed. Try again in a moment, or use your password.',
};

/** Tells `code`, the address's `problem`. Null without one. */
export function signInProblem(code: string | null | undefined): SignInProblem | null {
  if (!code) return null;
  return (Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : null) ?? UNKNOWN;
}
