import { setTimeout as delay } from 'node:timers/promises';

/**
 * Resolves with `work`, but not before `milliseconds` have passed, nor when it fails: so that how long an answer takes
 * does not tell what there was to do.
 */
export async function noSoonerThan<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work, delay(milliseconds)]);
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
