import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { PromptCalls } from '../cache/prompt-calls.js';
import { connectRedis, type RedisClient } from '../cache/redis-client.js';
import { Config } from '../config/config.js';
import { MemoryCounter } from './memory-counter.js';
import { RedisCounter } from './redis-counter.js';
import { Throttle } from './throttle.js';

/** In milliseconds. Longer than an answer takes on a busy machine: a process that gives up counts by itself for a second. */
const longestAnswer = 250;

/** The connection that counts go over, which ends with the process; null where they stay in memory. */
class ThrottleConnection implements OnApplicationShutdown {
  constructor(readonly client: RedisClient | null) {}

  async onApplicationShutdown(): Promise<void> {
    await this.client?.disconnect().catch(() => undefined);
  }
}

@Module({
  providers: [
    {
      provide: ThrottleConnection,
      inject: [Config],
      useFactory: ({ redisUrl }: Config) =>
        new ThrottleConnection(redisUrl ? connectRedis(redisUrl, 'Throttle', 'each process counts attempts') : null),
    },
    {
      provide: Throttle,
      inject: [ThrottleConnection, Config],
      useFactory: ({ client }: ThrottleConnection, { redisPrefix }: Config) => {
        const calls = new PromptCalls(longestAnswer);
        return new Throttle((limit) =>
          client ? new RedisCounter(client, calls, redisPrefix, limit) : new MemoryCounter(limit.seconds),
        );
      },
    },
  ],
  exports: [Throttle],
})
export class ThrottleModule {}
