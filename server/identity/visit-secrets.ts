import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';

/** What ties a visit to a provider to one browser and one moment; 256 random bits each. */
export interface VisitSecrets {
  state: string;
  nonce: string;
  /** PKCE, RFC 7636. */
  codeVerifier: string;
}

export const makeVisitSecrets = (): VisitSecrets => ({
  state: randomState(),
  nonce: randomNonce(),
  codeVerifier: randomPKCECodeVerifier(),
});
