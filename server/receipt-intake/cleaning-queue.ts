import { IntakeBusyProblem } from './intake-problems.js';

export interface QueueLimits {
  atOnce: number;
  mostWaiting: number;
  longestWaitMs: number;
}

/** Seconds after which somebody who was refused may find room. */
const retryAfter = 10;

interface Waiting {
  start: () => void;
  timer: NodeJS.Timeout;
}

/** Lets only so many files be worked on at once, and only so many wait, and none for longer than a person would. */
export class CleaningQueue {
  private readonly waiting: Waiting[] = [];
  private running = 0;

  constructor(private readonly limits: QueueLimits) {}

  /** @throws IntakeBusyProblem when there is no room to wait. */
  refuseWhenFull(): void {
    if (this.running >= this.limits.atOnce && this.waiting.length >= this.limits.mostWaiting) {
      throw new IntakeBusyProblem(retryAfter);
    }
  }

  /** Does the work when it is its turn. @throws IntakeBusyProblem */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.refuseWhenFull();
    if (this.running < this.limits.atOnce) this.running += 1;
    else await this.takeTurn();
    try {
      return await work();
    } finally {
      this.passTurn();
    }
  }

  private takeTurn(): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(place), 1);
        reject(new IntakeBusyProblem(retryAfter));
      }, this.limits.longestWaitMs);
      const place: Waiting = { start: resolve, timer };
      this.waiting.push(place);
    });
  }

  /** To the next one, which counts as running from this moment. */
  private passTurn(): void {
    const next = this.waiting.shift();
    if (!next) {
      this.running -= 1;
      return;
    }
    clearTimeout(next.timer);
    next.start();
  }
}
