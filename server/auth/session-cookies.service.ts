import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config.js';
import { setSessionCookie } from '../http/session-cookie.js';
import { SessionLimits } from './session-limits.js';
import { SessionTokens } from './session-token.js';

/** Gives browsers the cookie that names their session. */
@Injectable()
export class SessionCookies {
  constructor(
    private readonly tokens: SessionTokens,
    private readonly limits: SessionLimits,
    private readonly config: Config,
  ) {}

  give(reply: FastifyReply, userId: number, sessionId: string): void {
    const { maxAgeSeconds } = this.limits;
    setSessionCookie(reply, this.config.isHttps, this.tokens.sign(userId, sessionId, maxAgeSeconds), maxAgeSeconds);
  }
}
