import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RepeatingTask } from '../events/repeating-task.js';
import { TrashService } from './trash.service.js';

const interval = 3_600_000;

/** Empties the trash of what has lain there for too long. Several processes may do it at once: each row goes once. */
@Injectable()
export class TrashSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(TrashSweeper.name);
  private readonly ending = new AbortController();
  private readonly task = new RepeatingTask(
    () => this.trash.purgeExpired(this.ending.signal),
    interval,
    (error) => this.logger.warn(`expenses long deleted could not be removed: ${error.message}`),
  );

  constructor(private readonly trash: TrashService) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.task.stop();
  }
}
