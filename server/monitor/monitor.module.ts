import { Module } from '@nestjs/common';
import { EventLag } from '../events/event-lag.js';
import { MailCountsQueries } from '../mail/mail-counts.queries.js';
import { UserModule } from '../user/user.module.js';
import { MonitorController } from './monitor.controller.js';
import { MonitorStateService } from './monitor-state.service.js';
import { MonitorQueries } from './monitor.queries.js';
import { OperatorGuard } from './operator.guard.js';
import { ParkedMessageService } from './parked-message.service.js';

@Module({
  imports: [UserModule],
  controllers: [MonitorController],
  providers: [EventLag, MailCountsQueries, MonitorQueries, MonitorStateService, OperatorGuard, ParkedMessageService],
})
export class MonitorModule {}
