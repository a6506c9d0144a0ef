import { beforeEach, describe, expect, it } from '@jest/globals';
import { CleaningQueue } from './cleaning-queue.js';

const refusal = { status: 503, code: 'intake_busy', retryAfter: 10 };
let begun: string[];
let finish: Record<string, () => void>;

beforeEach(() => {
  begun = [];
  finish = {};
});

describe('the queue of files to look at', () => {
  it('works on so many at once, has so many wait in order, and refuses the others', async () => {
    const queue = new CleaningQueue({ atOnce: 2, mostWaiting: 2, longestWaitMs: 60_000 });
    const runs = ['a', 'b', 'c', 'd'].map((name) => queue.run(() => work(name)));
    await expect(queue.run(() => work('e'))).rejects.toMatchObject(refusal);
    expect(() => queue.refuseWhenFull()).toThrow('Many receipts');
    expect(begun).toEqual(['a', 'b']);
    finish['b']?.();
    expect(await runs[1]).toBe('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(() => queue.refuseWhenFull()).not.toThrow();
    for (const name of ['a', 'c']) finish[name]?.();
    await Promise.all([runs[0], runs[2]]);
    finish['d']?.();
    expect(await runs[3]).toBe('d');
  });

  it('gives the turn of one that failed to the next', async () => {
    const queue = new CleaningQueue({ atOnce: 1, mostWaiting: 1, longestWaitMs: 60_000 });
    const failing = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });

  it('refuses what has waited for too long, and does not begin it later', async () => {
    const queue = new CleaningQueue({ atOnce: 1, mostWaiting: 1, longestWaitMs: 1 });
    const running = queue.run(() => work('a'));
    await expect(queue.run(() => work('b'))).rejects.toMatchObject(refusal);
    finish['a']?.();
    await running;
    const later = queue.run(() => work('c'));
    finish['c']?.();
    expect(await later).toBe('c');
    expect(begun).toEqual(['a', 'c']);
  });
});

function work(name: string): Promise<string> {
  begun.push(name);
  return new Promise((resolve) => (finish[name] = () => resolve(name)));
}
