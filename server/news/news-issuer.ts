import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RepeatingTask } from '../events/repeating-task.js';
import { NewsIssueService } from './news-issue.service.js';

const interval = 30_000;

/** Looks whose issue of news is due. */
@Injectable()
export class NewsIssuer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(NewsIssuer.name);
  private readonly ending = new AbortController();
  private readonly task = new RepeatingTask(
    () => this.issues.issueDue(this.ending.signal),
    interval,
    (error) => this.logger.warn(`issues of news could not be made: ${error.message}`),
  );

  constructor(private readonly issues: NewsIssueService) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.task.stop();
  }
}
