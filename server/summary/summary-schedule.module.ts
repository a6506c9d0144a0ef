import { Module } from '@nestjs/common';
import { MailIssueModule } from '../mail-issue/mail-issue.module.js';
import { HighlightModule } from '../report/highlight.module.js';
import { MonthFiguresQueries } from './month-figures.queries.js';
import { SubscriberQueries } from './subscriber.queries.js';
import { SummaryScheduler } from './summary-scheduler.js';
import { SummaryService } from './summary.service.js';

/** Makes monthly summaries: in the listener's process, or in the API's when no broker is configured. */
@Module({
  imports: [HighlightModule, MailIssueModule],
  providers: [MonthFiguresQueries, SubscriberQueries, SummaryScheduler, SummaryService],
})
export class SummaryScheduleModule {}
