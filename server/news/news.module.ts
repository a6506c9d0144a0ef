import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailIssueTableModule } from '../mail-issue/mail-issue-table.module.js';
import { NewsController } from './news.controller.js';
import { NewsFeed } from './news-feed.entity.js';
import { NewsItem } from './news-item.entity.js';
import { NewsQueries } from './news.queries.js';

@Module({
  imports: [MailIssueTableModule, TypeOrmModule.forFeature([NewsFeed, NewsItem])],
  controllers: [NewsController],
  providers: [NewsQueries],
})
export class NewsModule {}
