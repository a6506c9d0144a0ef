import { setTimeout as pause } from 'node:timers/promises';

const WAIT_MS = 45_000;
const LOOK_EVERY_MS = 50;

/** Repeats `expectations` until they hold; after the time is over, their failure is the test's. */
export async function eventually(expectations: () => Promise<void>, waitMs = WAIT_MS): Promise<void> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      return await expectations();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(LOOK_EVERY_MS);
    }
  }
}
