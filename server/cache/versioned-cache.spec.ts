import { describe, expect, it } from '@jest/globals';
import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { VersionedCache } from './versioned-cache.js';

const frozen = () => new Promise<never>(() => undefined);

describe('the versioned cache', () => {
  it('keeps what was made', async () => {
    const cache = new VersionedCache(storeOf(new Map()));
    const made = counter();
    expect(await cache.getOrMake('a', made.make)).toBe('1');
    expect(await cache.getOrMake('a', made.make)).toBe('1');
    expect(await cache.getOrMake('b', made.make)).toBe('2');
  });

  it('makes an answer once for fifty who ask at the same time', async () => {
    const cache = new VersionedCache(storeOf(new Map()));
    const made = counter();
    const answers = await Promise.all(Array.from({ length: 50 }, () => cache.getOrMake('a', made.make)));
    expect(new Set(answers)).toEqual(new Set(['1']));
    expect(made.count).toBe(1);
  });

  it('counts how its requests ended', async () => {
    const state = { down: false };
    const store = storeOf(new Map());
    const cache = new VersionedCache({
      get: (key) => (state.down ? Promise.reject(new Error('down')) : store.get(key)),
      set: store.set,
    });
    await Promise.all([1, 2, 3].map(() => cache.getOrMake('a', counter().make)));
    await cache.getOrMake('a', counter().make);
    expect(cache.requests).toEqual({ hit: 1, miss: 1, shared: 2, bypass: 0 });
    state.down = true;
    // The second one does not even ask: the store is left alone.
    for (const key of ['a', 'a']) await cache.getOrMake(key, counter().make);
    expect(cache.requests).toEqual({ hit: 1, miss: 1, shared: 2, bypass: 2 });
  });

  it('does not keep a failure', async () => {
    const cache = new VersionedCache(storeOf(new Map()));
    await expect(cache.getOrMake('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.getOrMake('a', counter().make)).toBe('1');
  });

  it('goes on without a store that fails, and says so', async () => {
    const fails = () => Promise.reject(new Error('ECONNREFUSED'));
    const cache = new VersionedCache({ get: fails, set: fails });
    expect(await cache.getOrMake('a', counter().make)).toBe('1');
    expect(cache.isAnswering()).toBe(false);
  });

  it('waits for a frozen store once, not at every request', async () => {
    const asked = { count: 0 };
    const get = () => {
      asked.count += 1;
      return frozen();
    };
    const cache = new VersionedCache({ get, set: frozen });
    for (const key of ['a', 'b', 'c', 'd']) await cache.getOrMake(key, counter().make);
    expect(asked.count).toBe(1);
  });

  it('does not take its own busy process for a frozen store', async () => {
    const get = async <T>() => {
      await stat('.');
      return 'stored' as T;
    };
    const cache = new VersionedCache({ get, set: frozen });
    // The loop goes from here to its timers, and only then to what has arrived.
    const answer = new Promise<string>((resolve) => {
      setImmediate(() => {
        resolve(cache.getOrMake('a', counter().make));
        blockFor(80);
      });
    });
    expect(await answer).toBe('stored');
    expect(cache.isAnswering()).toBe(true);
  });

  it('comes back to a store that has recovered', async () => {
    const map = new Map<string, unknown>();
    const state = { down: true };
    const store = storeOf(map);
    const cache = new VersionedCache({
      get: (key) => (state.down ? Promise.reject(new Error('down')) : store.get(key)),
      set: store.set,
    });
    await cache.getOrMake('a', counter().make);
    state.down = false;
    await delay(1_050);
    await cache.getOrMake('a', counter().make);
    expect(map.get('a')).toBe('1');
  });
});

/** Keeps the process busy, in milliseconds. */
function blockFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

function counter() {
  const made = { count: 0, make: () => Promise.resolve(String((made.count += 1))) };
  return made;
}

function storeOf(map: Map<string, unknown>) {
  return {
    get: <T>(key: string) => Promise.resolve(map.get(key) as T | undefined),
    set: <T>(key: string, value: T) => Promise.resolve(map.set(key, value) && value),
  };
}
