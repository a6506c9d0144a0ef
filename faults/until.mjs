import { setTimeout as delay } from 'node:timers/promises';

/** Repeats `check` until it returns something true and does not throw, at most `timeout` milliseconds. */
export async function until(what, check, timeout = 30_000, pause = 100) {
  const deadline = performance.now() + timeout;
  let last = 'not so';
  for (;;) {
    try {
      const found = await check();
      if (found) return found;
    } catch (error) {
      last = error.message || error.code;
    }
    if (performance.now() > deadline) throw new Error(`${what}: still not after ${timeout / 1000} s (${last})`);
    await delay(pause);
  }
}
