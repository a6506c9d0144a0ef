import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessTokenModule } from '../access-token/access-token.module.js';
import { SessionModule } from '../auth/session.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ActivityAnnouncements } from './activity-announcements.js';
import { ActivityController } from './activity.controller.js';
import { Activity } from './activity.entity.js';
import { ActivityQueries } from './activity.queries.js';
import { ActivityReaderQueries } from './activity-reader.queries.js';
import { ActivityStreams } from './activity-streams.js';
import { ExpenseHistoryController } from './expense-history.controller.js';
import { ExpenseHistoryQueries } from './expense-history.queries.js';
import { StreamAccess } from './stream-access.js';

@Module({
  imports: [TypeOrmModule.forFeature([Activity]), AccessTokenModule, LedgerModule, SessionModule],
  controllers: [ActivityController, ExpenseHistoryController],
  providers: [
    ActivityAnnouncements,
    ActivityQueries,
    ActivityReaderQueries,
    ActivityStreams,
    ExpenseHistoryQueries,
    StreamAccess,
  ],
})
export class ActivityModule {}
