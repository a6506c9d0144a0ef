import { setTimeout as delay } from 'node:timers/promises';

/** Repeats `check` until it does not throw any more, at most `timeout` milliseconds; then its error stands. */
export async function eventually<T>(check: () => Promise<T> | T, timeout = 15_000): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await delay(50);
    }
  }
}
