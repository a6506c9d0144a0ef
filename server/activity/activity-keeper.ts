import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RepeatingTask } from '../events/repeating-task.js';
import { ActivityPartitionsService } from './activity-partitions.service.js';

const interval = 600_000;

/** Makes room for the activities of the months to come, and lets go of those that are too old. */
@Injectable()
export class ActivityKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ActivityKeeper.name);
  private readonly ending = new AbortController();
  private readonly task = new RepeatingTask(
    () => this.partitions.maintain(this.ending.signal),
    interval,
    (error) => this.logger.warn(`the tables of activities are kept next time: ${error.message}`),
  );

  constructor(private readonly partitions: ActivityPartitionsService) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.task.stop();
  }
}
