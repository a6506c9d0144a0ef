import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { type Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { originOf } from '../http/request-origin.js';
import { forgetBrowserState } from '../http/session-cookie.js';
import { SignedIn } from '../user/user.dto.js';
import { Credentials, Registration } from './auth.dto.js';
import { CurrentActor } from './current-session.decorator.js';
import { LocalAuthGuard } from './local-auth.guard.js';
import type { Authenticated } from './authenticated.js';
import { Public } from './public.decorator.js';
import { RegistrationService } from './registration.service.js';
import { SessionOnly } from './session-only.decorator.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly signIn: SignInService,
    private readonly sessions: SessionService,
    private readonly config: Config,
  ) {}

  /** Makes an account with a ledger of its own, and signs in. */
  @Public()
  @Post('register')
  @ApiProblems(400, 403, 409, 429)
  async register(
    @Body() body: Registration,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    return this.signIn.handOver(await this.registration.register(body, originOf(request)), reply);
  }

  /** Signs in by e-mail address and password: the answer sets the session cookie. */
  @Public()
  @UseGuards(LocalAuthGuard)
  @Post('login')
  @HttpCode(200)
  @ApiProblems(400, 401, 403, 429)
  login(
    @Body() _credentials: Credentials,
    @Req() request: FastifyRequest & { user: Authenticated },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    return this.signIn.signIn(request.user, originOf(request), reply);
  }

  /** Ends this session on the server, at once and everywhere, and has the browser forget what it stored. */
  @SessionOnly()
  @Post('logout')
  @HttpCode(204)
  async logout(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.closeSession(actor);
    forgetBrowserState(reply, this.config.isHttps);
  }
}
