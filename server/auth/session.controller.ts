import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config.js';
import type { Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { clearSessionCookie } from '../http/session-cookie.js';
import { BackgroundRequest } from './background-request.decorator.js';
import { CurrentActor } from './current-session.decorator.js';
import { ReauthenticationService } from './reauthentication.service.js';
import { SessionOnly } from './session-only.decorator.js';
import { CurrentPassword, OpenSessions } from './session.dto.js';
import { SessionQueries } from './session.queries.js';
import { SessionService } from './session.service.js';

@ApiTags('auth')
@Controller('auth')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly queries: SessionQueries,
    private readonly reauthentication: ReauthenticationService,
    private readonly config: Config,
  ) {}

  /** Answers as long as the session is open. Asking does not count as use. */
  @Get('session')
  @SessionOnly()
  @BackgroundRequest()
  @HttpCode(204)
  checkSession(): void {}

  /** The browsers in which the user is signed in. */
  @Get('sessions')
  @SessionOnly()
  async list(@CurrentActor() { userId, sessionId }: Actor): Promise<OpenSessions> {
    return { items: await this.queries.list(userId, sessionId) };
  }

  /** Ends every session of the user but the one that asks. */
  @Delete('sessions')
  @SessionOnly()
  @HttpCode(204)
  endOthers(@CurrentActor() actor: Actor): Promise<void> {
    return this.sessions.endOtherSessions(actor);
  }

  /** Ends a session: its next request is refused. */
  @Delete('sessions/:id')
  @SessionOnly()
  @HttpCode(204)
  @ApiProblems(404)
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', new IdPipe('session')) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endSession(actor, id);
    if (id === actor.sessionId) clearSessionCookie(reply, this.config.isHttps);
  }

  /** Proves again that it is the person themselves, which some changes ask for. It lasts for ten minutes. */
  @Post('reauthenticate')
  @SessionOnly()
  @HttpCode(204)
  @ApiProblems(400, 422, 429)
  reauthenticate(@CurrentActor() actor: Actor, @Body() { password }: CurrentPassword): Promise<void> {
    return this.reauthentication.reauthenticate(actor, password);
  }
}
