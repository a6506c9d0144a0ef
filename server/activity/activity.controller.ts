import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { ActivityPage, ActivityQuery } from './activity.dto.js';
import { ActivityQueries } from './activity.queries.js';

@ApiTags('activity')
@Controller('activity')
export class ActivityController {
  constructor(private readonly activities: ActivityQueries) {}

  /** What happened to the signed-in user and in the ledgers they may read, the latest first. */
  @Get()
  @ApiProblems(400, 401)
  list(@CurrentSession() { userId }: Session, @Query() query: ActivityQuery): Promise<ActivityPage> {
    return this.activities.getPage(userId, query);
  }
}
