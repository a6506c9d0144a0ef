import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { LinkToken } from '../auth/session.dto.js';
import { SessionOnly } from '../auth/session-only.decorator.js';
import type { Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { EmailChangeService } from './email-change.service.js';
import { EmailVerificationService } from './email-verification.service.js';
import { EmailChange } from './email.dto.js';

@ApiTags('auth')
@Controller('auth/email')
export class EmailController {
  constructor(
    private readonly changes: EmailChangeService,
    private readonly verification: EmailVerificationService,
  ) {}

  /** Has a link mailed to another address, which becomes the account's when it is followed; the old one is told too. */
  @SessionOnly()
  @Post()
  @HttpCode(202)
  @ApiProblems(400, 422, 429)
  change(@CurrentSession() session: Session, @CurrentActor() actor: Actor, @Body() body: EmailChange): Promise<void> {
    return this.changes.request(session, actor, body);
  }

  /** Changes the address of the signed-in user, by the link that was mailed to the new one. */
  @SessionOnly()
  @Post('confirm')
  @HttpCode(204)
  @ApiProblems(400, 409, 422)
  confirm(@CurrentActor() actor: Actor, @Body() { token }: LinkToken): Promise<void> {
    return this.changes.confirm(actor, token);
  }

  /** Has the link mailed again by which the signed-in user verifies their address. */
  @SessionOnly()
  @Post('verification')
  @HttpCode(202)
  @ApiProblems(429)
  requestVerification(@CurrentActor() actor: Actor): Promise<void> {
    return this.verification.request(actor);
  }

  /** Verifies the address of the signed-in user, by the link that was mailed to it. */
  @SessionOnly()
  @Post('verify')
  @HttpCode(204)
  @ApiProblems(400, 422)
  verify(@CurrentActor() actor: Actor, @Body() { token }: LinkToken): Promise<void> {
    return this.verification.verify(actor, token);
  }
}
