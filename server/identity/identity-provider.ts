import { Logger } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
} from 'openid-client';
import type { IdentityProviderSettings } from '../config/identity-providers.js';
import { type ClaimedPerson, toClaimedPerson } from './claimed-person.js';
import type { Intent } from './intent.js';
import { limitedFetch } from './limited-fetch.js';
import { SignInFailure } from './sign-in-problem.js';
import { toSignInFailure } from './to-sign-in-failure.js';
import type { VisitSecrets } from './visit-secrets.js';

/** Each request to a provider may take so long, in seconds: a person is waiting. */
const timeout = 3;
/** What a provider says of itself is asked for again after this, in milliseconds. */
const discoveryLifetime = 3_600_000;

/** Asks for a new sign-in, and to be told when that was; Google tells only who asks by `claims`. */
const timeOfSignIn = { max_age: '0', claims: JSON.stringify({ id_token: { auth_time: { essential: true } } }) };

/** Speaks OpenID Connect with one provider: authorization code with PKCE, state and nonce. Keeps no token. */
export class IdentityProvider {
  private readonly logger = new Logger(IdentityProvider.name);
  private discovered: { configuration: Promise<Configuration>; at: number } | undefined;

  constructor(readonly settings: IdentityProviderSettings) {}

  /**
   * The provider's page to send the browser to; from there it comes back to `redirectUri`.
   * @throws SignInFailure `provider_unavailable`
   */
  authorizationUrl(redirectUri: string, intent: Intent, secrets: VisitSecrets): Promise<string> {
    return this.attempt(async (configuration) => {
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await calculatePKCECodeChallenge(secrets.codeVerifier),
        code_challenge_method: 'S256',
        ...(intent === 'sign-in' ? {} : { prompt: this.promptToSignIn }),
        ...(intent === 'reauthenticate' ? timeOfSignIn : {}),
      });
      return url.href;
    });
  }

  /**
   * Who came back by `callbackUrl`, which has all the parameters that the provider added: trades the code for an ID token
   * and checks its issuer, audience, times, nonce and signature.
   * @throws SignInFailure `sign_in_refused`, `provider_unavailable`
   */
  redeem(callbackUrl: URL, { state, nonce, codeVerifier }: VisitSecrets): Promise<ClaimedPerson> {
    return this.attempt(async (configuration) => {
      const tokens = await authorizationCodeGrant(configuration, callbackUrl, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims() as IDToken;
      const isMoreElsewhere = claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint;
      const userInfo = isMoreElsewhere && (await fetchUserInfo(configuration, tokens.access_token, claims.sub));
      const person = toClaimedPerson(claims, userInfo || {});
      if (!person) throw new SignInFailure('sign_in_refused', 'the subject is not one');
      return person;
    });
  }

  /** Nothing is linked or proved behind a person's back. Google knows no `login`; it lets one choose at least. */
  private get promptToSignIn(): string {
    return this.settings.id === 'google' ? 'select_account' : 'login';
  }

  private async attempt<T>(work: (configuration: Configuration) => Promise<T>): Promise<T> {
    try {
      return await work(await this.configuration().catch(failDiscovery));
    } catch (error) {
      const failure = toSignInFailure(error);
      if (failure.reason) this.logger.warn(`${this.settings.issuer}: ${failure.problem}: ${failure.reason}`);
      throw failure;
    }
  }

  /** What the provider says of itself: asked once for all who wait for it, and again after a failure. */
  private configuration(): Promise<Configuration> {
    if (this.discovered && performance.now() - this.discovered.at < discoveryLifetime) {
      return this.discovered.configuration;
    }
    const discovered = { configuration: this.discover(), at: performance.now() };
    this.discovered = discovered;
    discovered.configuration.catch(() => {
      if (this.discovered === discovered) this.discovered = undefined;
    });
    return discovered.configuration;
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    return discovery(url, clientId, {}, authenticateBy(clientSecret), {
      timeout,
      [customFetch]: limitedFetch,
      // The channel to the provider is protected; the signature is checked all the same, in case it is not.
      execute: [enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [allowInsecureRequests] : [])],
    });
  }
}

/** Whatever is wrong with what the provider says of itself, no person was refused. */
function failDiscovery(error: unknown): never {
  throw new SignInFailure('provider_unavailable', toSignInFailure(error).reason);
}

/** By the header, which is what a provider that names no method understands; else in the body. */
const authenticateBy =
  (secret: string): ClientAuth =>
  (server, ...request) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = methods.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost;
    return authenticate(secret)(server, ...request);
  };
