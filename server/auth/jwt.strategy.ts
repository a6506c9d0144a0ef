import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import { Config } from '../config/config.js';
import { sessionCookieName } from '../http/session-cookie.js';
import type { Session } from './current-session.decorator.js';
import { SessionQueries } from './session.queries.js';
import { type SessionClaims, SessionTokens, tokenAlgorithm, tokenAudience } from './session-token.js';

/** Reads the session cookie. The token only names a session: whether it is still open, its row says. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    config: Config,
    tokens: SessionTokens,
    private readonly sessions: SessionQueries,
  ) {
    const cookieName = sessionCookieName(config.isHttps);
    super({
      jwtFromRequest: (request: unknown) => (request as FastifyRequest).cookies[cookieName] ?? null,
      secretOrKeyProvider: (_request: unknown, token: string, done: (error: unknown, secret?: string) => void) => {
        const secret = tokens.findSecret(token);
        done(secret ? null : 'unknown key', secret);
      },
      algorithms: [tokenAlgorithm],
      audience: tokenAudience,
    });
  }

  async validate({ sub, sid }: SessionClaims): Promise<Session | null> {
    return this.sessions.findOpenSession(sid, Number(sub));
  }
}
