import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BackgroundRequest } from '../auth/background-request.decorator.js';
import { CurrentActor } from '../auth/current-session.decorator.js';
import { SessionOnly } from '../auth/session-only.decorator.js';
import type { Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { PageQuery } from '../http/page.dto.js';
import { EventCountsQuery } from './event-counts-query.dto.js';
import { EventCounts, MonitorState, ParkedPage } from './monitor.dto.js';
import { MonitorStateService } from './monitor-state.service.js';
import { MonitorQueries } from './monitor.queries.js';
import { OperatorGuard } from './operator.guard.js';
import { ParkedMessageService } from './parked-message.service.js';

/** For those who run this server; for anyone else none of it exists. */
@ApiTags('monitor')
@SessionOnly()
@UseGuards(OperatorGuard)
@Controller('monitor')
export class MonitorController {
  constructor(
    private readonly state: MonitorStateService,
    private readonly monitor: MonitorQueries,
    private readonly parked: ParkedMessageService,
  ) {}

  /** Queues, outbox, mails and parked messages right now. */
  @BackgroundRequest()
  @Get()
  @ApiProblems(404)
  getState(): Promise<MonitorState> {
    return this.state.getState();
  }

  /** Events by type and minute. */
  @BackgroundRequest()
  @Get('events')
  @ApiProblems(400, 404)
  getEventCounts(@Query() { minutes }: EventCountsQuery): Promise<EventCounts> {
    return this.monitor.getEventCounts(minutes);
  }

  /** Messages that could not be handled, with the reason. */
  @BackgroundRequest()
  @Get('parked')
  @ApiProblems(400, 404)
  listParked(@Query() query: PageQuery): Promise<ParkedPage> {
    return this.monitor.getParkedPage(query);
  }

  /** Gives a parked message back to the queue it came from. */
  @Post('parked/:id/retry')
  @HttpCode(202)
  @ApiProblems(400, 404, 409, 503)
  retryParked(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.parked.retry(actor, id);
  }

  /** Drops a parked message for good. */
  @Delete('parked/:id')
  @HttpCode(204)
  @ApiProblems(400, 404, 503)
  dropParked(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.parked.drop(actor, id);
  }
}
