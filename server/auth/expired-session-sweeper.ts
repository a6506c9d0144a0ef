import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RepeatingTask } from '../events/repeating-task.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { closeExpiredSessions } from './close-expired-sessions.js';
import { SessionLimits } from './session-limits.js';

const interval = 3_600_000;
/** How long the traces of a session that is over are kept. */
const keepDays = 30;
/** Sessions closed in one transaction: each is an event. */
const batch = 500;

/** Closes sessions that are past a limit, and removes what is left of sessions long over and of links long expired. */
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
    let closed: number;
    do {
      closed = await this.unitOfWork.run(null, (tx) => closeExpiredSessions(tx, this.limits, { most: batch }));
    } while (closed === batch && !this.task.isStopped);
    await this.unitOfWork.run(null, async (tx) => {
      const { manager, now } = tx;
      await manager.query(`DELETE FROM sessions WHERE closed_at < $1::timestamptz - make_interval(days => $2)`, [
        now,
        keepDays,
      ]);
      await this.links.prune(tx);
    });
  }
}
