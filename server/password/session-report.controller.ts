import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../auth/public.decorator.js';
import { LinkToken } from '../auth/session.dto.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { originOf } from '../http/request-origin.js';
import { SessionReportService } from './session-report.service.js';

@ApiTags('auth')
@Controller('auth/sessions/report')
export class SessionReportController {
  constructor(private readonly reports: SessionReportService) {}

  /** "This wasn't me": ends the session that a mail told of and the password, and has a link for a new one mailed. */
  @Public()
  @Post()
  @HttpCode(204)
  @ApiProblems(400, 403, 422)
  report(@Body() { token }: LinkToken, @Req() request: FastifyRequest): Promise<void> {
    return this.reports.report(token, originOf(request));
  }
}
