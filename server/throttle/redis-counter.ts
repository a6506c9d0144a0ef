import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { PromptCalls } from '../cache/prompt-calls.js';
import type { RedisClient } from '../cache/redis-client.js';
import type { Counter, Tally } from './counter.js';
import type { Limit } from './limits.js';
import { MemoryCounter } from './memory-counter.js';

/**
 * Counts in Redis, shared by all processes and kept over their restarts. Each process keeps count of its own share beside it:
 * while Redis is dead or frozen, that is what counts, so that a limit is never open and nobody waits.
 */
export class RedisCounter implements Counter {
  private readonly limiter: RateLimiterRedis;
  private readonly ownShare: MemoryCounter;

  constructor(client: RedisClient, calls: PromptCalls, prefix: string, { name, points, seconds }: Limit) {
    this.ownShare = new MemoryCounter(seconds);
    this.limiter = new RateLimiterRedis({
      storeClient: {
        eval: (script: string, values: { keys: string[]; arguments: string[] }) =>
          calls.call(() => client.eval(script, values)),
        del: (key: string) => calls.call(() => client.del(key)),
      },
      useRedisPackage: true,
      keyPrefix: `${prefix}:throttle:${name}`,
      points,
      duration: seconds,
    });
  }

  async add(key: string, amount: number): Promise<Tally> {
    const own = await this.ownShare.add(key, amount);
    try {
      const { consumedPoints, msBeforeNext } = await this.limiter.penalty(key, amount);
      return { count: consumedPoints, endsIn: msBeforeNext };
    } catch {
      return own;
    }
  }

  async clear(key: string): Promise<void> {
    await this.ownShare.clear(key);
    await this.limiter.delete(key).catch(() => undefined);
  }
}
