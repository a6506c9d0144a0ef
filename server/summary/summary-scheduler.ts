import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RepeatingTask } from '../events/repeating-task.js';
import { SummaryService } from './summary.service.js';

/** How much later than 8:00 a summary may be made, in milliseconds. */
const interval = 60_000;

/** Makes summaries when they are due. Several processes may do it at once: each is made once. */
@Injectable()
export class SummaryScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(SummaryScheduler.name);
  private readonly ending = new AbortController();
  private readonly task = new RepeatingTask(
    () => this.summaries.issueDue(this.ending.signal),
    interval,
    (error) => this.logger.warn(`monthly summaries could not be made: ${error.message}`),
  );

  constructor(private readonly summaries: SummaryService) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.task.stop();
  }
}
