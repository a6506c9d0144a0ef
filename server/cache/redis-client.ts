import { Logger } from '@nestjs/common';
import { createClient } from '@redis/client';

export type RedisClient = ReturnType<typeof createClient>;

/**
 * A connection to Redis. A dead one fails at once instead of queueing commands, and keeps trying to come back; without
 * the error listener a lost connection would end the process. `consequence` says in the log what is different meanwhile.
 */
export function connectRedis(url: string, name: string, consequence: string): RedisClient {
  const logger = new Logger(name);
  const client = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: 10_000,
    socket: { connectTimeout: 1_000, reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 3_000) },
  });
  let isDown = false;
  client.on('error', (error: Error) => {
    if (!isDown) logger.warn(`Redis does not answer, ${consequence} meanwhile: ${error.message}`);
    isDown = true;
  });
  client.on('ready', () => (isDown = false));
  client.connect().catch(() => undefined);
  return client;
}
