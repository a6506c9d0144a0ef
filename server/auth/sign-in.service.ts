import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnitOfWork } from '../database/unit-of-work.js';
import { originOf, type RequestOrigin } from '../http/request-origin.js';
import type { SignedIn } from '../user/user.dto.js';
import { UserQueries } from '../user/user.queries.js';
import type { Authenticated } from './authenticated.js';
import { OptionalSession } from './optional-session.service.js';
import { SessionCookies } from './session-cookies.service.js';
import { SessionService } from './session.service.js';

/** Turns a proven identity into an open session and its cookie. */
@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionService,
    private readonly present: OptionalSession,
    private readonly cookies: SessionCookies,
    private readonly users: UserQueries,
  ) {}

  /** Always a new session: the one whose cookie came along is never adopted, and ends. */
  async signIn(person: Authenticated, origin: RequestOrigin, reply: FastifyReply): Promise<SignedIn> {
    // Before the new one, which would otherwise count as one too many and end a session somewhere else.
    await this.closePresent(reply.request);
    const sessionId = await this.unitOfWork.run(null, (tx) => this.sessions.openByPassword(tx, person, origin));
    return this.handOver({ userId: person.userId, sessionId }, reply);
  }

  /** Gives an open session to the browser that asked for it, in place of the one that it had, whosever that was. */
  async handOver({ userId, sessionId }: { userId: number; sessionId: string }, reply: FastifyReply): Promise<SignedIn> {
    await this.closePresent(reply.request);
    this.cookies.give(reply, userId, sessionId);
    return { user: await this.users.getProfile(userId) };
  }

  private async closePresent(request: FastifyRequest): Promise<void> {
    const session = await this.present.find(request);
    if (session) await this.sessions.closeSession({ ...session, ...originOf(request) });
  }
}
