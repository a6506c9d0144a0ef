import type { ClaimedPerson } from './claimed-person.js';
import type { Intent } from './intent.js';
import type { SignInProblem } from './sign-in-problem.js';

/** What is known when somebody comes back from a provider. */
export interface SignInFacts {
  intent: Intent;
  /** When the visit began. */
  startedAt: Date;
  person: Pick<ClaimedPerson, 'email' | 'isEmailVerified' | 'authenticatedAt'>;
  /** Whose identity it is. */
  identityOf: number | null;
  /** The session in which the visit began, while it is still the open session of the same browser. */
  session: { userId: number; isFresh: boolean; isDemo: boolean } | null;
  /** The account that has the person's address. */
  account: { userId: number; isEmailVerified: boolean } | null;
}

export type SignInDecision =
  | { do: 'sign-in'; userId: number }
  | { do: 'link-and-sign-in'; userId: number }
  | { do: 'open-account'; email: string }
  | { do: 'link'; userId: number }
  | { do: 'mark-fresh'; userId: number }
  | { do: 'nothing' }
  | { do: 'refuse'; problem: SignInProblem };

/** By how much the clocks of two servers may differ, in milliseconds. */
const clockTolerance = 30_000;

/**
 * What coming back from a provider leads to. An account is never given to somebody by their address alone: the provider
 * must vouch for the address and the account must have proved it, or else whoever typed it in first would share the
 * account with its owner (https://msrc.microsoft.com/blog/2022/05/pre-hijacking-attacks/).
 */
export function decideSignIn(facts: SignInFacts): SignInDecision {
  switch (facts.intent) {
    case 'sign-in':
      return decideToLetIn(facts);
    case 'link':
      return decideToLink(facts);
    case 'reauthenticate':
      return decideToMarkFresh(facts);
  }
}

function decideToLetIn({ identityOf, account, person }: SignInFacts): SignInDecision {
  if (identityOf !== null) return { do: 'sign-in', userId: identityOf };
  if (person.email === null) return refuse('email_missing');
  if (!account) return { do: 'open-account', email: person.email };
  const isProven = person.isEmailVerified && account.isEmailVerified;
  return isProven ? { do: 'link-and-sign-in', userId: account.userId } : refuse('account_exists');
}

function decideToLink({ session, identityOf }: SignInFacts): SignInDecision {
  if (!session?.isFresh) return refuse('reauthentication_required');
  if (session.isDemo) return refuse('sign_in_refused');
  if (identityOf === null) return { do: 'link', userId: session.userId };
  return identityOf === session.userId ? { do: 'nothing' } : refuse('identity_taken');
}

/** A provider that does not say when the person proved who they are may have asked nothing at all. */
function decideToMarkFresh({ session, identityOf, person, startedAt }: SignInFacts): SignInDecision {
  const isRecent = (person.authenticatedAt?.getTime() ?? 0) >= startedAt.getTime() - clockTolerance;
  if (identityOf !== session?.userId || !isRecent) return refuse('reauthentication_required');
  return { do: 'mark-fresh', userId: session.userId };
}

const refuse = (problem: SignInProblem): SignInDecision => ({ do: 'refuse', problem });
