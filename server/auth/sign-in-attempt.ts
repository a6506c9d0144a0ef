import type { RequestOrigin } from '../http/request-origin.js';

/** Somebody says who they are; whether that is so, and whether there is such an account, is not known yet. */
export interface SignInAttempt {
  /** Normalised. */
  email: string;
  origin: RequestOrigin;
  /** Null when no account has this address. */
  userId: number | null;
  /** The network of the caller if this account was signed in to from there before, else null. */
  knownNetwork: string | null;
}
