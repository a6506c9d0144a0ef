import { Module } from '@nestjs/common';
import { Clock } from '../clock.js';
import { MailIssueModule } from '../mail-issue/mail-issue.module.js';
import { AddressPolicy } from './address-policy.js';
import { FeedFetcher } from './feed-fetcher.js';
import { FeedReader } from './feed-reader.js';
import { IssueContentQueries } from './issue-content.queries.js';
import { NewsFeedService } from './news-feed.service.js';
import { NewsIssueService } from './news-issue.service.js';
import { NewsIssuer } from './news-issuer.js';
import { NewsSubscriberQueries } from './news-subscriber.queries.js';

/** Fetches feeds and makes issues: in the listener's process, or in the API's when no broker is configured. */
@Module({
  imports: [MailIssueModule],
  providers: [
    AddressPolicy,
    {
      provide: FeedFetcher,
      inject: [AddressPolicy, Clock],
      useFactory: (policy: AddressPolicy, clock: Clock) => new FeedFetcher(policy, clock),
    },
    FeedReader,
    IssueContentQueries,
    NewsFeedService,
    NewsIssuer,
    NewsIssueService,
    NewsSubscriberQueries,
  ],
})
export class NewsScheduleModule {}
