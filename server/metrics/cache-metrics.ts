import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { type CacheResult, VersionedCache } from '../cache/versioned-cache.js';

/** What the cache has counted itself, read at each scrape. */
@Injectable()
export class CacheMetrics {
  constructor(cache: VersionedCache, registry: Registry) {
    new Counter({
      name: 'spendwise_cache_requests_total',
      help: 'Reads by what the cache had: hit, miss, shared (with an equal one under way), bypass (no answer from it).',
      labelNames: ['result'],
      registers: [registry],
      collect() {
        this.reset();
        for (const result of Object.keys(cache.requests) as CacheResult[]) this.inc({ result }, cache.requests[result]);
      },
    });
  }
}
