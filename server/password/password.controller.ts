import { Body, Controller, Delete, HttpCode, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentActor, CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { FreshSession } from '../auth/fresh-session.decorator.js';
import { Public } from '../auth/public.decorator.js';
import { SessionOnly } from '../auth/session-only.decorator.js';
import type { Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { originOf } from '../http/request-origin.js';
import { ForgottenPassword, PasswordChange, PasswordReset } from './password.dto.js';
import { PasswordResetService } from './password-reset.service.js';
import { PasswordService } from './password.service.js';

@ApiTags('auth')
@Controller('auth/password')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly resets: PasswordResetService,
  ) {}

  /** Has a link for a new password mailed. The answer is the same whether the address has an account or not. */
  @Public()
  @Post('forgot')
  @HttpCode(202)
  @ApiProblems(400, 403, 429)
  forgot(@Body() { email }: ForgottenPassword, @Req() request: FastifyRequest): Promise<void> {
    return this.resets.request(email, originOf(request));
  }

  /** Sets a new password by a mailed link, ends every session and access token, and signs nobody in. */
  @Public()
  @Post('reset')
  @HttpCode(204)
  @ApiProblems(400, 403, 422, 429)
  reset(@Body() { token, password }: PasswordReset, @Req() request: FastifyRequest): Promise<void> {
    return this.resets.reset(token, password, originOf(request));
  }

  /** Changes the password, or sets the first one of an account that has other ways in. */
  @SessionOnly()
  @Put()
  @HttpCode(204)
  @ApiProblems(400, 422, 429)
  change(
    @CurrentSession() session: Session,
    @CurrentActor() actor: Actor,
    @Body() body: PasswordChange,
  ): Promise<void> {
    return this.passwords.change(session, actor, body);
  }

  /** Removes the password of an account that has another way in. */
  @FreshSession()
  @Delete()
  @HttpCode(204)
  @ApiProblems(404, 409)
  remove(@CurrentActor() actor: Actor): Promise<void> {
    return this.passwords.remove(actor);
  }
}
