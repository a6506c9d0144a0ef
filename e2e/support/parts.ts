import { randomUUID } from 'node:crypto';
import { databaseOf } from './database-of.js';
import { type Product, startProduct } from './product.js';

const RETRY_DELAYS_MS = [1000, 5000];

/**
 * The product as this run is configured: with nothing, or with a database of its own in the PostgreSQL of DATABASE_URL,
 * with REDIS_URL as its cache and, as a listener needs a database it can share, with RABBITMQ_URL as its broker.
 * `settings` are those of a journey.
 */
export async function startConfiguredProduct(
  settings: Record<string, string> = {},
): Promise<Product & { databaseUrl: string }> {
  const { DATABASE_URL: database, REDIS_URL: redis, RABBITMQ_URL: broker } = process.env;
  const env: Record<string, string> = { DEMO: 'on', ...(redis && withCache(redis)), ...settings };
  const cleanUps: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  };
  try {
    if (database) {
      const own = await createDatabase(database);
      cleanUps.push(own.drop);
      env['DATABASE_URL'] = own.url;
    }
    if (database && broker) {
      const prefix = `e2e-${process.pid}-${randomUUID().slice(0, 8)}`;
      cleanUps.push(() => deleteQueues(broker, prefix));
      Object.assign(env, {
        RABBITMQ_URL: broker,
        RABBITMQ_PREFIX: prefix,
        EVENT_RETRY_DELAYS_MS: RETRY_DELAYS_MS.join(),
      });
    }
    const product = await startProduct(env);
    cleanUps.push(() => product.stop());
    return { ...product, databaseUrl: env['DATABASE_URL'] ?? (await databaseOf(product.folder)), stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** Under names of its own: what one journey counts is nothing to another. */
const withCache = (url: string) => ({ REDIS_URL: url, REDIS_PREFIX: `e2e-${randomUUID()}` });

async function createDatabase(serverUrl: string) {
  const { databaseUrl, dropDatabase, makeTemplate } = await import('#server/testing/template-database.js');
  const name = `spendwise_e2e_${randomUUID().replaceAll('-', '')}`;
  await makeTemplate(serverUrl, name);
  return { url: databaseUrl(serverUrl, name), drop: () => dropDatabase(serverUrl, name) };
}

async function deleteQueues(brokerUrl: string, prefix: string): Promise<void> {
  const { connect } = await import('amqplib');
  const { RabbitmqTopology } = await import('#server/events/rabbitmq-topology.js');
  const { consumers } = await import('#server/events/consumers.js');
  const topology = new RabbitmqTopology(prefix, RETRY_DELAYS_MS);
  const connection = await connect(brokerUrl);
  const channel = await connection.createChannel();
  for (const queue of [topology.parkedQueue, ...consumers.flatMap((consumer) => topology.allQueuesOf(consumer))]) {
    await channel.deleteQueue(queue);
  }
  await channel.deleteExchange(topology.exchange);
  await connection.close();
}
