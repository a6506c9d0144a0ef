import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../auth/current-session.decorator.js';
import { OptionalSession } from '../auth/optional-session.service.js';
import { SignInService } from '../auth/sign-in.service.js';
import { Config } from '../config/config.js';
import { clientOf } from '../http/client-address.js';
import { originOf } from '../http/request-origin.js';
import { AdmissionService } from './admission.service.js';
import { findBrowser, rememberBrowser } from './browser-cookie.js';
import type { ProviderVisit } from './identity.dto.js';
import type { IdentityProvider } from './identity-provider.js';
import { IdentityProviders } from './identity-providers.js';
import type { Intent } from './intent.js';
import { type OidcLogin, OidcLogins } from './oidc-logins.js';
import { safeReturnTo } from './return-to.js';
import { problemPath, SignInFailure } from './sign-in-problem.js';
import { makeVisitSecrets } from './visit-secrets.js';

/** Where the browser goes next, as Nest's `@Redirect` takes it. */
export interface Redirection {
  url: string;
  statusCode: 302;
}

/** Sends browsers to OpenID providers and receives them again. */
@Injectable()
export class OidcService {
  constructor(
    private readonly config: Config,
    private readonly providers: IdentityProviders,
    private readonly logins: OidcLogins,
    private readonly optionalSession: OptionalSession,
    private readonly admissions: AdmissionService,
    private readonly signIn: SignInService,
  ) {}

  /** Begins a visit to the provider. @throws NotFoundProblem for one that is not configured. */
  async begin(id: string, visit: ProviderVisit, request: FastifyRequest, reply: FastifyReply): Promise<Redirection> {
    const provider = this.providers.get(id);
    const { intent = 'sign-in' } = visit;
    return redirectOr(intent, async () => {
      const session = intent === 'sign-in' ? null : await this.getSessionToVisitWith(request, intent);
      const secrets = makeVisitSecrets();
      const url = await provider.authorizationUrl(this.redirectUri(provider), intent, secrets);
      const browser = rememberBrowser(request, reply, this.config.isHttps);
      await this.logins.begin(browser, secrets, {
        provider: id,
        intent,
        client: clientOf(request.ip),
        userId: session?.userId ?? null,
        sessionId: session?.sessionId ?? null,
        returnTo: safeReturnTo(visit.returnTo),
      });
      return url;
    });
  }

  /** Ends a visit: what the provider says of the person decides what comes of it. */
  async finish(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Redirection> {
    const provider = this.providers.get(id);
    const callbackUrl = this.callbackUrl(provider, request);
    const state = callbackUrl.searchParams.get('state') ?? '';
    const browser = findBrowser(request, this.config.isHttps);
    const login = browser && (await this.logins.take(state, browser, id));
    if (!login) return redirectTo(problemPath('sign-in', 'sign_in_expired'));
    return redirectOr(login.intent, async () => {
      const person = await provider.redeem(callbackUrl, { ...login, state });
      const session = await this.findSessionOf(login, request);
      const opened = await this.admissions.admit({ login, person, session, origin: originOf(request) });
      if (opened) await this.signIn.handOver(opened, reply);
      return login.returnTo;
    });
  }

  /** Only what the provider is told in advance: links and redirects are never built from a Host header. */
  private redirectUri({ settings }: IdentityProvider): string {
    return `${this.config.publicUrl}/api/auth/oidc/${settings.id}/callback`;
  }

  private callbackUrl(provider: IdentityProvider, { url }: FastifyRequest): URL {
    const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
    return new URL(this.redirectUri(provider) + query);
  }

  /**
   * Another site's page could send a browser, signed in here, to a provider where that page's author is signed in:
   * these visits begin on a page of this site.
   */
  private async getSessionToVisitWith(request: FastifyRequest, intent: Intent): Promise<Session> {
    const site = request.headers['sec-fetch-site'];
    if (site === 'cross-site' || site === 'same-site') throw new SignInFailure('sign_in_refused');
    const session = await this.optionalSession.find(request);
    if (!session || (intent === 'link' && !session.isFresh)) throw new SignInFailure('reauthentication_required');
    return session;
  }

  private async findSessionOf({ sessionId }: OidcLogin, request: FastifyRequest): Promise<Session | null> {
    const session = sessionId === null ? null : await this.optionalSession.find(request);
    return session?.sessionId === sessionId ? session : null;
  }
}

const redirectTo = (url: string): Redirection => ({ url, statusCode: 302 });

async function redirectOr(intent: Intent, work: () => Promise<string>): Promise<Redirection> {
  try {
    return redirectTo(await work());
  } catch (error) {
    if (!(error instanceof SignInFailure)) throw error;
    return redirectTo(problemPath(intent, error.problem));
  }
}
