import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { PageQuery } from '../http/page.dto.js';
import { NewsOffer, NewsPage } from './news.dto.js';
import { NewsQueries } from './news.queries.js';

@ApiTags('news')
@Controller('news')
export class NewsController {
  constructor(private readonly news: NewsQueries) {}

  /** Finance news of the feeds that this server reads, the latest first. */
  @Get()
  @ApiProblems(400, 401)
  list(@Query() query: PageQuery): Promise<NewsPage> {
    return this.news.getPage(query);
  }

  /** Where the news come from, and when the caller's next issue is made. */
  @Get('offer')
  @ApiProblems(401)
  getOffer(@CurrentSession() { userId }: Session): Promise<NewsOffer> {
    return this.news.getOffer(userId);
  }
}
