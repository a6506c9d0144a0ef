import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { PageQuery } from '../http/page.dto.js';
import { MailPage } from './mail.dto.js';
import { MailQueries } from './mail.queries.js';

@ApiTags('mail')
@Controller('mail')
export class MailController {
  constructor(private readonly mails: MailQueries) {}

  /** What was mailed about the signed-in user's account, the latest first. */
  @Get()
  @ApiProblems(400, 401)
  list(@CurrentSession() { userId }: Session, @Query() query: PageQuery): Promise<MailPage> {
    return this.mails.getPage(userId, query);
  }
}
