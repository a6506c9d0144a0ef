import { Injectable } from '@nestjs/common';
import { AccessTokenService } from '../access-token/access-token.service.js';
import type { Session } from '../auth/current-session.decorator.js';
import { SessionQueries } from '../auth/session.queries.js';

/** Whether who opened a stream would still be let in. Asking does not count as use. */
@Injectable()
export class StreamAccess {
  constructor(
    private readonly sessions: SessionQueries,
    private readonly accessTokens: AccessTokenService,
  ) {}

  /** `authorization`: the request's header, which then alone has decided. */
  async isOpen({ sessionId, userId }: Session, authorization: string | undefined): Promise<boolean> {
    if (authorization !== undefined) return this.accessTokens.isValid(authorization);
    return sessionId !== null && (await this.sessions.findOpenSession(sessionId, userId)) !== null;
  }
}
