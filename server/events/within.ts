import { setTimeout as delay } from 'node:timers/promises';

/** Waits for `work`, but not longer than `milliseconds`, and does not mind its failure. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work.catch(() => undefined), delay(milliseconds, undefined, { ref: false })]);
}
