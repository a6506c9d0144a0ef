import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { isFromAnywhereKey } from './from-anywhere.decorator.js';
import { CrossSiteProblem } from './problem.js';
import { safeMethods } from './safe-methods.js';
import { sessionCookieName } from './session-cookie.js';

/**
 * Refuses changes that another site's page asks for (OWASP CSRF, Fetch Metadata and Origin). Browsers always send one of
 * the two headers; a program that sends neither is let through as long as it carries no session cookie.
 * Routes that are `@FromAnywhere()` are asked for by anybody's page.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    // Events and whatever else is no request come from no site.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (safeMethods.has(request.method) || this.isSameOrigin(request)) return true;
    if (this.reflector.get<boolean>(isFromAnywhereKey, context.getHandler())) return true;
    throw new CrossSiteProblem();
  }

  private isSameOrigin(request: FastifyRequest): boolean {
    const { 'sec-fetch-site': site, origin, host } = request.headers;
    if (site !== undefined) return site === 'same-origin';
    if (origin !== undefined) return origin === this.config.publicUrl || isOriginOf(origin, host);
    return !request.cookies[sessionCookieName(this.config.isHttps)];
  }
}

function isOriginOf(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
