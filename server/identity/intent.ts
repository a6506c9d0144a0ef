export const intents = ['sign-in', 'link', 'reauthenticate'] as const;

/**
 * Why somebody visits a provider: to sign in, to add it to their ways in, or to prove that it is them who are signed in.
 */
export type Intent = (typeof intents)[number];
