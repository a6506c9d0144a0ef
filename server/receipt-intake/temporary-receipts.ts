import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Config } from '../config/config.js';
import { RepeatingTask } from '../events/repeating-task.js';

const interval = 900_000;
/** In milliseconds; several times what an upload may take with all that is done to it, and what a reading may. */
const longestLife = 1_800_000;

/**
 * Removes what a process that was killed left in the folder for temporary files, at the start and every now and then. Others
 * may use the folder at the same time, so only what is old goes.
 */
@Injectable()
export class TemporaryReceipts implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(TemporaryReceipts.name);
  private readonly task = new RepeatingTask(
    () => this.sweep(),
    interval,
    (error) => this.logger.warn(`temporary files of receipts could not be removed: ${error.message}`),
  );

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  async sweep(): Promise<void> {
    const folder = this.config.temporaryReceiptsFolder;
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const oldest = this.clock.now().getTime() - longestLife;
    for (const name of names) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      if (found && found.mtimeMs < oldest) await rm(path, { recursive: true, force: true });
    }
  }
}
