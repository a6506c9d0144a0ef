import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../auth/current-session.decorator.js';
import { SessionOnly } from '../auth/session-only.decorator.js';
import type { Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { AccessTokens, CreatedAccessToken, NewAccessToken } from './access-token.dto.js';
import { AccessTokenQueries } from './access-token.queries.js';
import { AccessTokenService } from './access-token.service.js';

@ApiTags('auth')
@Controller('auth/tokens')
@SessionOnly()
export class AccessTokenController {
  constructor(
    private readonly tokens: AccessTokenService,
    private readonly queries: AccessTokenQueries,
  ) {}

  /** The access tokens of the signed-in user; what they look like is shown only when they are made. */
  @Get()
  async list(@CurrentActor() { userId }: Actor): Promise<AccessTokens> {
    return { items: await this.queries.list(userId) };
  }

  /** Makes a token for a program. This answer alone shows it: what is stored is a hash. */
  @Post()
  @ApiProblems(400, 422)
  create(@CurrentActor() actor: Actor, @Body() body: NewAccessToken): Promise<CreatedAccessToken> {
    return this.tokens.create(actor, body);
  }

  /** Revokes a token: its next request is refused. */
  @Delete(':id')
  @HttpCode(204)
  @ApiProblems(404)
  revoke(@CurrentActor() actor: Actor, @Param('id', new IdPipe('access token')) id: string): Promise<void> {
    return this.tokens.revoke(actor, id);
  }
}
