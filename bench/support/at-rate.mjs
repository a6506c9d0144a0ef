import { setTimeout as delay } from 'node:timers/promises';

/** Starts `work(number)` `perSecond` times a second for `seconds`, whether or not the earlier ones have ended. */
export async function atRate(perSecond, seconds, work) {
  const began = performance.now();
  const total = Math.round(perSecond * seconds);
  const running = [];
  while (running.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1_000) * perSecond) + 1);
    while (running.length < due) running.push(work(running.length));
    await delay(1);
  }
  return Promise.all(running);
}
