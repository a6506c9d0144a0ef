import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RepeatingTask } from '../events/repeating-task.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { SessionLimits } from './session-limits.js';

const interval = 3_600_000;
/** How long the traces of a session that is over are kept. */
const keepDays = 30;

/** Removes what is left of sessions long over and of links long expired. */
@Injectable()
export class ExpiredSessionSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ExpiredSessionSweeper.name);
  private readonly task = new RepeatingTask(
    () => this.sweep(),
    interval,
    (error) => this.logger.warn(`sessions that are over could not be removed: ${error.message}`),
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly limits: SessionLimits,
    private readonly links: OneTimeTokens,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  async sweep(): Promise<void> {
    await this.unitOfWork.run(null, async (tx) => {
      const { manager, now } = tx;
      await manager.query(
        `UPDATE sessions SET closed_at = $1, close_reason = 'expired'
          WHERE closed_at IS NULL AND (expires_at <= $1 OR last_seen_at <= $2)`,
        [now, this.limits.idleSince(now)],
      );
      await manager.query(`DELETE FROM sessions WHERE closed_at < $1::timestamptz - make_interval(days => $2)`, [
        now,
        keepDays,
      ]);
      await this.links.prune(tx);
    });
  }
}
