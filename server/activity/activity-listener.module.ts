import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Activity } from './activity.entity.js';
import { ActivityListener } from './activity.listener.js';
import { ActivityService } from './activity.service.js';

/** The consuming half: in the listener's process, or in the API's when no broker is configured. */
@Module({
  imports: [TypeOrmModule.forFeature([Activity])],
  controllers: [ActivityListener],
  providers: [ActivityService],
})
export class ActivityListenerModule {}
