import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { SessionOnly } from '../auth/session-only.decorator.js';
import type { Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { ProfileService } from './profile.service.js';
import { User, UserUpdate } from './user.dto.js';
import { UserQueries } from './user.queries.js';

@ApiTags('me')
@Controller('me')
export class UserController {
  constructor(
    private readonly users: UserQueries,
    private readonly profiles: ProfileService,
  ) {}

  /** The signed-in user, their ledgers and what day it is for them. */
  @Get()
  @ApiProblems(401)
  getProfile(@CurrentSession() { userId }: Session): Promise<User> {
    return this.users.getProfile(userId);
  }

  /** Changes name, time zone, currency or news of the signed-in user; what is left out stays. */
  @SessionOnly()
  @Patch()
  @ApiProblems(400)
  update(@CurrentActor() actor: Actor, @Body() body: UserUpdate): Promise<User> {
    return this.profiles.update(actor, body);
  }
}
