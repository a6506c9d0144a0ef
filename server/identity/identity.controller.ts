import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { FreshSession } from '../auth/fresh-session.decorator.js';
import { Public } from '../auth/public.decorator.js';
import { SessionOnly } from '../auth/session-only.decorator.js';
import { Config } from '../config/config.js';
import type { Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { Providers, WaysIn } from './identity.dto.js';
import { IdentityQueries } from './identity.queries.js';
import { IdentityService } from './identity.service.js';

@ApiTags('auth')
@Controller('auth')
export class IdentityController {
  constructor(
    private readonly identities: IdentityService,
    private readonly queries: IdentityQueries,
    private readonly config: Config,
  ) {}

  /** The ways in that the login page offers. */
  @Public()
  @Get('providers')
  listProviders(): Providers {
    const items = this.config.identityProviders.map(({ id, name }) => ({ id, name }));
    return { items, demo: this.config.demoEnabled };
  }

  /** How the user can sign in: password and connected providers. */
  @Get('ways-in')
  @SessionOnly()
  getWaysIn(@CurrentSession() session: Session): Promise<WaysIn> {
    return this.queries.getWaysIn(session);
  }

  /** Disconnects a provider, unless it is the last way in. */
  @Delete('identities/:id')
  @FreshSession()
  @HttpCode(204)
  @ApiProblems(404, 409)
  unlink(@CurrentActor() actor: Actor, @Param('id', new IdPipe('way in')) id: string): Promise<void> {
    return this.identities.unlink(actor, id);
  }
}
