import { Controller, Get, type MessageEvent, Query, Sse } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Observable } from 'rxjs';
import { BackgroundRequest } from '../auth/background-request.decorator.js';
import { CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { ActivityPage, ActivityQuery } from './activity.dto.js';
import { ActivityQueries } from './activity.queries.js';
import { ActivityStreams } from './activity-streams.js';
import { AuthorizationHeader } from './authorization-header.decorator.js';

@ApiTags('activity')
@Controller('activity')
export class ActivityController {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly streams: ActivityStreams,
  ) {}

  /** What happened to the signed-in user and in the ledgers they may read, the latest first. */
  @Get()
  @ApiProblems(400, 401)
  list(@CurrentSession() session: Session, @Query() query: ActivityQuery): Promise<ActivityPage> {
    return this.activities.getPage(session, query);
  }

  /**
   * Server-sent events: says that there is something new to read, never what. `activity`: the feed has grown, or shrunk.
   * The stream ends with its session.
   */
  @BackgroundRequest()
  @Sse('stream')
  @ApiProblems(401, 429)
  stream(
    @CurrentSession() session: Session,
    @AuthorizationHeader() authorization: string | undefined,
  ): Observable<MessageEvent> {
    return this.streams.open(session, authorization);
  }
}
