import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit.js';

describe('a group commit', () => {
  it('takes a lone item at once, and what comes meanwhile together', async () => {
    const { commits, batches, release } = slowly();
    const first = commits.add('a');
    await turn();
    expect(batches).toEqual([['a']]);
    const others = ['b', 'c', 'd'].map((item) => commits.add(item));
    release();
    await first;
    await turn();
    release();
    await Promise.all(others);
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('keeps to its limit, and leaves alone what wants to be', async () => {
    const { commits, batches, release } = slowly();
    const all = ['a', 'b', 'alone', 'c', 'd', 'e', 'f', 'alone', 'alone'].map((item) => commits.add(item));
    for (let round = 0; round < 7; round += 1) {
      await turn();
      release();
    }
    await Promise.all(all);
    expect(batches).toEqual([['a', 'b'], ['alone'], ['c', 'd', 'e'], ['f'], ['alone'], ['alone']]);
  });
});

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** Stores at most three at once, each batch when it is released. */
function slowly() {
  const batches: string[][] = [];
  let release = () => {};
  const commits = new GroupCommit<string>(
    async (batch) => {
      batches.push(batch.map(({ item }) => item));
      await new Promise<void>((resolve) => (release = resolve));
      for (const { resolve } of batch) resolve();
    },
    3,
    (item) => item === 'alone',
  );
  return { commits, batches, release: () => release() };
}
