import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RepeatingTask } from '../events/repeating-task.js';
import { DemoRemovalService } from './demo-removal.service.js';

const interval = 600_000;

/** Removes demo accounts whose day is over. Several processes may do it at once: each account goes once. */
@Injectable()
export class DemoSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DemoSweeper.name);
  private readonly ending = new AbortController();
  private readonly task = new RepeatingTask(
    () => this.demos.removeExpired(this.ending.signal),
    interval,
    (error) => this.logger.warn(`expired demo accounts could not be removed: ${error.message}`),
  );

  constructor(private readonly demos: DemoRemovalService) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.task.stop();
  }
}
