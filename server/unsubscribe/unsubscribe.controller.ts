import { Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { FromAnywhere } from '../http/from-anywhere.decorator.js';
import { Unsubscription, UnsubscribeQuery } from './unsubscribe.dto.js';
import { UnsubscribeService } from './unsubscribe.service.js';

/** For whoever holds a mail's link: no session, no password. */
@ApiTags('mail')
@Public()
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(private readonly unsubscribing: UnsubscribeService) {}

  /** What the link of a mail would end. */
  @Get()
  @ApiProblems(400, 404, 429)
  describe(@Query() { token }: UnsubscribeQuery, @Ip() ip: string): Promise<Unsubscription> {
    return this.unsubscribing.describe(token, ip);
  }

  /** Ends a mailing list at once, as mail programs ask for it (RFC 8058), and as the page behind the link does. */
  @Post()
  @FromAnywhere()
  @HttpCode(204)
  @ApiProblems(400, 404, 429)
  unsubscribe(@Query() { token }: UnsubscribeQuery, @Ip() ip: string): Promise<void> {
    return this.unsubscribing.unsubscribe(token, ip);
  }
}
