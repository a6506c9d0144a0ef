import type { BadVariable } from './config-error.js';
import { type Environment, examples } from './config.schema.js';
import { optionalS3Variables, s3Variables } from './receipt-settings.js';

/** Where people may sign in beside their password. */
export interface IdentityProviderSettings {
  id: 'google' | 'oidc';
  /** As on its button. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

const googleIssuer = 'https://accounts.google.com';
const googleVariables = ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'] as const;
const oidcVariables = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** The providers that are configured; those in half are reported by `findHalfConfigured`. */
export function identityProvidersOf(environment: Environment): IdentityProviderSettings[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = environment;
  const providers: IdentityProviderSettings[] = [];
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET) {
    const client = { clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET };
    providers.push({ id: 'google', name: 'Google', issuer: googleIssuer, ...client });
  }
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET) {
    const client = { clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET };
    const name = environment.OIDC_NAME ?? new URL(OIDC_ISSUER).host;
    providers.push({ id: 'oidc', name, issuer: OIDC_ISSUER, ...client });
  }
  return providers;
}

/** Variables that are missing beside others that are set. */
export function findHalfConfigured(environment: Environment): BadVariable[] {
  const isSet = (name: keyof Environment) => environment[name] !== undefined;
  return [
    { needed: googleVariables, given: googleVariables.filter(isSet) },
    { needed: oidcVariables, given: [...oidcVariables, 'OIDC_NAME' as const].filter(isSet) },
    { needed: s3Variables, given: [...s3Variables, ...optionalS3Variables].filter(isSet) },
  ].flatMap(({ needed, given }) =>
    given.length === 0 ? [] : needed.filter((name) => !isSet(name)).map((name) => missing(name, given[0] as string)),
  );
}

const missing = (name: keyof Environment, other: string): BadVariable => ({
  name,
  problem: `is missing, while ${other} is set: set all of them or none`,
  example: examples[name],
});
