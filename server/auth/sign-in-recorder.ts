import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { limits } from '../throttle/limits.js';
import { Throttle } from '../throttle/throttle.js';
import type { SignInAttempt } from './sign-in-attempt.js';

/** Tells an account's owner of sign-ins that failed; after the answer, which must not take longer where there is an account. */
@Injectable()
export class SignInRecorder implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SignInRecorder.name);
  private readonly records = new Set<Promise<void>>();

  constructor(
    private readonly throttle: Throttle,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Before the database goes. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.records);
  }

  /** There were too many wrong passwords. */
  recordThrottled(attempt: SignInAttempt): void {
    this.afterAnswer(() => this.emit('sign-in.throttled', attempt));
  }

  /** The password was wrong. At most once a minute for each account: guesses are not to fill its owner's feed. */
  recordRefused(attempt: SignInAttempt): void {
    this.afterAnswer(async () => {
      if (attempt.userId === null) return;
      const { isAllowed } = await this.throttle.count(limits.refusalTold, String(attempt.userId));
      if (isAllowed) await this.emit('session.refused', attempt);
    });
  }

  private afterAnswer(work: () => Promise<void>): void {
    const record = turnOfTheLoop()
      .then(work)
      .catch((error: Error) => this.logger.error('A failed sign-in was not recorded', error.stack))
      .finally(() => this.records.delete(record));
    this.records.add(record);
  }

  private async emit(
    type: 'sign-in.throttled' | 'session.refused',
    { userId, email, origin }: SignInAttempt,
  ): Promise<void> {
    if (userId === null) return;
    await this.unitOfWork.run(null, async (tx) => tx.emit(type, { email, ...origin }, { userId }));
  }
}
