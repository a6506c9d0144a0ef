import { Logger } from '@nestjs/common';
import { TooManyRequestsProblem } from '../http/problem.js';

/** What part of the longest wait a password is expected to wait when it is let in. */
const expectedPart = 0.75;
const pauseBetweenWarnings = 60_000;
/** How much the latest duration moves the average. */
const weightOfLatest = 0.1;

interface Waiting {
  since: number;
  start: () => void;
  refuse: (problem: Error) => void;
}

/**
 * Lets only so many hashes be worked on at once, and only so many wait as come to their turn in time; the others
 * are told at once to come back. A flood of sign-ins takes neither all processors nor all memory.
 */
export class PasswordQueue {
  private readonly logger = new Logger('PasswordQueue');
  private readonly waiting: Waiting[] = [];
  private running = 0;
  /** Of one hash, in milliseconds; 0 before the first. */
  private averageDuration = 0;
  private warnedAt = -Infinity;

  /** @param longestWait how long a password may wait for its turn, in milliseconds */
  constructor(
    private readonly concurrency: number,
    private readonly longestWait: number,
  ) {}

  /** @throws TooManyRequestsProblem when there would be no turn in time. */
  refuseWhenFull(): void {
    if (this.waiting.length >= this.capacity) throw this.refusal();
  }

  /** Does the work when it is its turn. @throws TooManyRequestsProblem as `refuseWhenFull`. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.takeTurn();
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.note(performance.now() - start);
      this.running -= 1;
      this.startNext();
    }
  }

  private get capacity(): number {
    const expectedWait = this.longestWait * expectedPart;
    return Math.max(
      this.concurrency,
      Math.floor((expectedWait * this.concurrency) / Math.max(1, this.averageDuration)),
    );
  }

  private takeTurn(): Promise<void> | void {
    if (this.running < this.concurrency) {
      this.running += 1;
      return;
    }
    this.refuseWhenFull();
    return new Promise<void>((resolve, reject) => {
      this.waiting.push({ since: performance.now(), start: resolve, refuse: reject });
    });
  }

  private startNext(): void {
    const next = this.waiting.shift();
    if (!next) return;
    // Hashing became slower while it waited; whoever asked has most likely gone.
    if (performance.now() - next.since > this.longestWait) {
      next.refuse(this.refusal());
      return this.startNext();
    }
    this.running += 1;
    next.start();
  }

  private note(duration: number): void {
    this.averageDuration += (duration - this.averageDuration) * (this.averageDuration ? weightOfLatest : 1);
  }

  private refusal(): TooManyRequestsProblem {
    const now = performance.now();
    if (now - this.warnedAt > pauseBetweenWarnings) {
      this.warnedAt = now;
      this.logger.warn('More passwords arrive than this machine can check in time; some are told to come back');
    }
    return new TooManyRequestsProblem(
      Math.ceil(this.longestWait / 1_000),
      'Too many people are signing in at this moment.',
    );
  }
}
