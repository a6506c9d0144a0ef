import { setTimeout as delay } from 'node:timers/promises';
import { UnavailableProblem } from '../http/problem.js';

/** @throws UnavailableProblem when `work` has not ended after `milliseconds`. */
export async function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = new AbortController();
  const limit = delay(milliseconds, undefined, { ref: false, signal: late.signal }).then(
    () => Promise.reject(new UnavailableProblem()),
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work, limit]);
  } finally {
    late.abort();
  }
}
