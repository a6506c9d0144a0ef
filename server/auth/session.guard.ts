import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { AccessTokenService } from '../access-token/access-token.service.js';
import { Problem, ReauthenticationProblem, TokenMayNotProblem, UnauthenticatedProblem } from '../http/problem.js';
import { safeMethods } from '../http/safe-methods.js';
import { backgroundRequestKey } from './background-request.decorator.js';
import type { AuthenticatedRequest, Session } from './current-session.decorator.js';
import { freshSessionKey } from './fresh-session.decorator.js';
import { isPublicKey } from './public.decorator.js';
import { sessionOnlyKey } from './session-only.decorator.js';
import { SessionService } from './session.service.js';

/**
 * Every request needs an open session or an access token, unless its route is `@Public()`. A request that brings an
 * `Authorization` header is judged by that alone.
 */
@Injectable()
export class SessionGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly accessTokens: AccessTokenService,
    private readonly sessions: SessionService,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http' || this.has(isPublicKey, context)) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { authorization } = request.headers;
    if (authorization === undefined) await super.canActivate(context);
    else request.user = await this.accessTokens.authenticate(authorization);
    this.checkRoute(context, request, request.user);
    if (!this.has(backgroundRequestKey, context)) await this.sessions.noteUse(request.user);
    return true;
  }

  override handleRequest<T>(error: unknown, user: T | false): T {
    // A database that does not answer is not the same as nobody being signed in.
    if (error && !(error instanceof Problem && error.status === 401)) throw error as Error;
    if (!user) throw new UnauthenticatedProblem();
    return user;
  }

  private checkRoute(context: ExecutionContext, { method }: FastifyRequest, { access, isFresh }: Session): void {
    if (access === 'read' && !safeMethods.has(method)) {
      throw new TokenMayNotProblem('This access token may only read.');
    }
    if (access !== 'session' && this.has(sessionOnlyKey, context)) {
      throw new TokenMayNotProblem('An access token may not do this: sign in with a browser.');
    }
    if (!isFresh && this.has(freshSessionKey, context)) throw new ReauthenticationProblem();
  }

  private has(key: string, context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean>(key, [context.getHandler(), context.getClass()]) ?? false;
  }
}
