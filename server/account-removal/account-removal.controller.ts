import { Body, Controller, Delete, Get, HttpCode, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { SessionOnly } from '../auth/session-only.decorator.js';
import { Config } from '../config/config.js';
import type { Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { forgetBrowserState } from '../http/session-cookie.js';
import { LeavingPlan } from '../ledger/ledger.dto.js';
import { LedgerQueries } from '../ledger/ledger.queries.js';
import { AccountRemoval } from './account-removal.dto.js';
import { AccountRemovalService } from './account-removal.service.js';

@ApiTags('me')
@Controller('me')
@SessionOnly()
export class AccountRemovalController {
  constructor(
    private readonly removal: AccountRemovalService,
    private readonly ledgers: LedgerQueries,
    private readonly config: Config,
  ) {}

  /** What "delete my account" would take along, and what would remain in ledgers shared with others. */
  @Get('removal')
  getPlan(@CurrentActor() { userId }: Actor): Promise<LeavingPlan> {
    return this.ledgers.getLeavingPlan(userId);
  }

  /** Removes the signed-in user for good, with every ledger that is theirs alone. */
  @Delete()
  @HttpCode(204)
  @ApiProblems(400, 422, 429)
  async remove(
    @CurrentSession() session: Session,
    @CurrentActor() actor: Actor,
    @Body() body: AccountRemoval,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.removal.remove(session, actor, body.password);
    forgetBrowserState(reply, this.config.isHttps);
  }
}
