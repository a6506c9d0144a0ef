import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { sessionCookieName } from '../http/session-cookie.js';
import type { Session } from './current-session.decorator.js';
import { SessionQueries } from './session.queries.js';
import { type SessionClaims, SessionTokens, tokenAlgorithm, tokenAudience } from './session-token.js';

/** For public routes that do something else when somebody is signed in. */
@Injectable()
export class OptionalSession {
  constructor(
    private readonly config: Config,
    private readonly jwt: JwtService,
    private readonly tokens: SessionTokens,
    private readonly sessions: SessionQueries,
  ) {}

  /** The open session that the request's cookie names, or null. */
  async find({ cookies }: FastifyRequest): Promise<Session | null> {
    const token = cookies[sessionCookieName(this.config.isHttps)];
    const secret = token && this.tokens.findSecret(token);
    if (!token || !secret) return null;
    const claims = await this.jwt
      .verifyAsync<SessionClaims>(token, { secret, algorithms: [tokenAlgorithm], audience: tokenAudience })
      .catch(() => null);
    return claims && this.sessions.findOpenSession(claims.sid, Number(claims.sub));
  }
}
