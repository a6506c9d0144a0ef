import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

const pauseAfterFailure = 1_000;

/**
 * Calls to a store that may be dead or frozen: each one fails when its answer takes longer than it may, in milliseconds, and
 * after a failure all fail at once for a second.
 */
export class PromptCalls {
  private pausedUntil = 0;

  constructor(private readonly longestAnswer: number) {}

  isAnswering(): boolean {
    return performance.now() >= this.pausedUntil;
  }

  /** @throws what the command throws, or an Error when it takes too long or the store is being left alone. */
  async call<T>(command: () => Promise<T>): Promise<T> {
    if (!this.isAnswering()) throw new Error('left alone');
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => void readWhatHasArrived().then(() => reject(new Error('timeout'))), this.longestAnswer);
    });
    try {
      return await Promise.race([command(), timeout]);
    } catch (error) {
      this.pausedUntil = performance.now() + pauseAfterFailure;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * Timers run before sockets are read: when this process was busy itself, an answer that came in time still lies there.
 * One turn of the loop reads it, the other lets the client make a reply of it.
 */
async function readWhatHasArrived(): Promise<void> {
  await turnOfTheLoop();
  await turnOfTheLoop();
}
