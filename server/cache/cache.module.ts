import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CACHE_MANAGER, CacheModule as NestCacheModule } from '@nestjs/cache-manager';
import type { Cache } from 'cache-manager';
import { Config } from '../config/config.js';
import { createMemoryStore, createRedisStore } from './cache-store.js';
import { LedgerCacheInterceptor } from './ledger-cache.interceptor.js';
import { VersionedCache } from './versioned-cache.js';

/** Ends the store's connection with the process; memory has none. */
class StoreConnection implements OnApplicationShutdown {
  constructor(readonly store: ReturnType<typeof createRedisStore>) {}

  onApplicationShutdown(): Promise<void> {
    return this.store.close();
  }
}

@Global()
@Module({
  providers: [
    {
      provide: StoreConnection,
      inject: [Config],
      useFactory: ({ redisUrl, redisPrefix, cacheMemoryBytes }: Config) =>
        new StoreConnection(
          redisUrl
            ? createRedisStore(redisUrl, redisPrefix)
            : { keyv: createMemoryStore(cacheMemoryBytes), close: () => Promise.resolve() },
        ),
    },
  ],
  exports: [StoreConnection],
})
class StoreModule {}

@Global()
@Module({
  imports: [
    StoreModule,
    NestCacheModule.registerAsync({
      inject: [StoreConnection],
      useFactory: ({ store }: StoreConnection) => ({ stores: [store.keyv] }),
    }),
  ],
  providers: [
    { provide: VersionedCache, inject: [CACHE_MANAGER], useFactory: (cache: Cache) => new VersionedCache(cache) },
    LedgerCacheInterceptor,
  ],
  exports: [VersionedCache, LedgerCacheInterceptor],
})
export class CacheModule {}
