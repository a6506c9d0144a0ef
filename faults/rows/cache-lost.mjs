/** F-12: Redis is killed, frozen, full or emptied: everything is only slower. */

/** What a cache that does not answer may add to a read, in milliseconds, and what a busy machine adds. */
const READ_MS = 1_500;

function check({ slowestReadMs, verdict }) {
  verdict.check(
    slowestReadMs < READ_MS,
    `no read waits for the cache (the slowest took ${Math.round(slowestReadMs)} ms)`,
  );
}

const row = (id, title, inject) => ({ id, title, mayFail: 'never', readiness: 'stays', inject, check });

export const cacheKilled = row('F-12a', 'Redis is killed', async ({ installation: { cache }, hold, seconds }) => {
  await cache.kill();
  await hold(seconds / 2);
  await cache.start();
});

export const cacheFrozen = row('F-12b', 'Redis is frozen', async ({ installation: { cache }, hold, seconds }) => {
  cache.freeze();
  await hold(seconds / 2);
  cache.thaw();
});

export const cacheFull = row('F-12c', 'Redis is full', async ({ installation: { cache }, hold, seconds }) => {
  await cache.command(['CONFIG', 'SET', 'maxmemory-policy', 'noeviction'], ['CONFIG', 'SET', 'maxmemory', '1']);
  await hold(seconds / 2);
  await cache.command(['CONFIG', 'SET', 'maxmemory', '0']);
});

export const cacheEmptied = row('F-12d', 'Redis is emptied', async ({ installation: { cache }, random, hold }) => {
  for (let round = 0; round < 5; round += 1) {
    await cache.command(['FLUSHALL']);
    await hold(random.next() / 2);
  }
});
