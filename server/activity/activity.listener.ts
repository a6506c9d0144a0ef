import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { activityConsumer } from '../events/consumers.js';
import { Consumes } from '../events/consumes.decorator.js';
import { type DomainEvent } from '../events/domain-event.js';
import { ActivityService } from './activity.service.js';

@Controller()
export class ActivityListener {
  constructor(private readonly activities: ActivityService) {}

  @Consumes(activityConsumer)
  record(@Payload() event: DomainEvent): Promise<void> {
    return this.activities.recordActivity(event);
  }
}
