import type { Config } from '../config/config.js';

/** Whether the account is one of those that OPERATORS names, and is known to own that address. */
export const isOperatorAddress = (
  { email, emailVerified }: { email: string; emailVerified: boolean },
  { operators }: Config,
): boolean => emailVerified && operators.has(email);
