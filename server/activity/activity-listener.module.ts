import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Activity } from './activity.entity.js';
import { ActivityAnnouncer } from './activity-announcer.js';
import { ActivityKeeper } from './activity-keeper.js';
import { ActivityListener } from './activity.listener.js';
import { ActivityPartitionsService } from './activity-partitions.service.js';
import { ActivityService } from './activity.service.js';

/** The consuming half: in the listener's process, or in the API's when no broker is configured. */
@Module({
  imports: [TypeOrmModule.forFeature([Activity])],
  controllers: [ActivityListener],
  providers: [ActivityAnnouncer, ActivityKeeper, ActivityPartitionsService, ActivityService],
})
export class ActivityListenerModule {}
