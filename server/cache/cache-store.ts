import { KeyvAdapter } from 'cache-manager';
import { redisInsStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { LRUCache } from 'lru-cache';
import { connectRedis } from './redis-client.js';

const bytesPerCharacter = 2;

/** Memory of this process, at most `maxBytes` of answers. */
export function createMemoryStore(maxBytes: number): Keyv {
  const store = new LRUCache<string, string>({
    maxSize: maxBytes,
    sizeCalculation: (value, key) => (value.length + key.length) * bytesPerCharacter,
  });
  return new Keyv({
    store: {
      get: (key: string) => store.get(key),
      set: (key: string, value: string, ttl: number) => store.set(key, value, { ttl }),
      delete: (key: string) => store.delete(key),
      clear: () => store.clear(),
    },
    throwOnErrors: true,
  });
}

/** Redis, its keys beginning with `prefix`. */
export function createRedisStore(url: string, prefix: string): { keyv: Keyv; close: () => Promise<void> } {
  const client = connectRedis(url, 'Cache', 'answers are not cached');
  const keyv = new Keyv({
    store: new KeyvAdapter(redisInsStore(client as never)),
    namespace: prefix,
    throwOnErrors: true,
  });
  keyv.on('error', () => undefined);
  return { keyv, close: () => client.disconnect().catch(() => undefined) };
}
