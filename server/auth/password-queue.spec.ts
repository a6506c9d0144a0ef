import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setImmediate as aMoment } from 'node:timers/promises';
import { TooManyRequestsProblem } from '../http/problem.js';
import { PasswordQueue } from './password-queue.js';

beforeEach(() => Logger.overrideLogger(false));
afterEach(() => Logger.overrideLogger(['error']));

describe('the queue of passwords', () => {
  it('works on no more at once than it may, in their order', async () => {
    const queue = new PasswordQueue(2, 2_000);
    const { started, finish, run } = manualWork(queue);
    // Nothing is known about durations yet: as many may wait as are worked on.
    const results = [run('a'), run('b'), run('c'), run('d')];
    await aMoment();
    expect(started).toEqual(['a', 'b']);
    finish('b');
    await aMoment();
    expect(started).toEqual(['a', 'b', 'c']);
    finish('a');
    finish('c');
    await aMoment();
    finish('d');
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuses at once what would wait for more than two seconds, and says when to come back', async () => {
    const queue = new PasswordQueue(1, 2_000);
    const clock = jest.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(450);
    await queue.run(async () => {});
    clock.mockRestore();
    const { started, finish, run } = manualWork(queue);
    const working = run('working');
    const waiting = ['1', '2', '3'].map(run);
    const before = performance.now();
    const [refused] = await Promise.allSettled([run('4')]);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(refused).toMatchObject({ status: 'rejected', reason: { status: 429, retryAfter: 2 } });
    expect(() => queue.refuseWhenFull()).toThrow(TooManyRequestsProblem);
    for (const name of ['working', '1', '2', '3']) {
      await aMoment();
      finish(name);
    }
    expect(await Promise.all([working, ...waiting])).toEqual(['working', '1', '2', '3']);
    expect(started).toEqual(['working', '1', '2', '3']);
    expect(() => queue.refuseWhenFull()).not.toThrow();
  });

  it('gives the turn on when a piece of work fails', async () => {
    const queue = new PasswordQueue(1, 2_000);
    const failing = queue.run(() => Promise.reject(new Error('bad hash')));
    const next = queue.run(async () => 'next');
    await expect(failing).rejects.toThrow('bad hash');
    expect(await next).toBe('next');
  });
});

/** Work that ends when told, by name. */
function manualWork(queue: PasswordQueue) {
  const started: string[] = [];
  const finishers = new Map<string, () => void>();
  const run = (name: string) =>
    queue.run(
      () =>
        new Promise<string>((resolve) => {
          started.push(name);
          finishers.set(name, () => resolve(name));
        }),
    );
  return { started, run, finish: (name: string) => finishers.get(name)?.() };
}
