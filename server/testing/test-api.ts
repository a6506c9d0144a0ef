import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { createApi } from '../app.js';
import { AppModule } from '../app.module.js';
import { Config } from '../config/config.js';
import { type Environment, environmentSchema } from '../config/config.schema.js';
import { connectConsumers } from '../events/connect-consumers.js';
import { FixedClock } from './fixed-clock.js';
import { Mailbox } from './mailbox.js';
import { createTestDatabase } from './test-database.js';
import { TestClient } from './test-client.js';
import { removeTopology, startConsumers } from './test-consumers.js';

const secret = 'test-secret-0123456789-abcdefghijklmnop';

/**
 * The whole API on a port of its own, with a database and a data folder of its own and a clock that stands still. What the environment
 * configures (Redis, RabbitMQ) is used, under a prefix of this test's own; a spec's `overrides` come first.
 */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    readonly clock: FixedClock,
    readonly url: string,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async start(overrides: Partial<Environment> = {}): Promise<TestApi> {
    const database = overrides.DATABASE_URL ? null : await createTestDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'spendwise-api-'));
    const config = testConfig({
      DATABASE_URL: database?.url,
      DATA_DIR: dataDir,
      ...sharedServices(overrides),
      ...overrides,
    });
    const clock = new FixedClock();
    const app = await createApi(config, AppModule.register(config, clock));
    const consumers = config.rabbitmqUrl && !overrides.RABBITMQ_URL ? await startConsumers(config, clock) : null;
    if (!config.rabbitmqUrl) connectConsumers(app);
    await app.startAllMicroservices();
    await app.listen(0, '127.0.0.1');
    return new TestApi(app, config, clock, await app.getUrl(), async () => {
      await consumers?.close();
      if (consumers) await removeTopology(config);
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  get database(): DataSource {
    return this.app.get(DataSource);
  }

  /** What was mailed, where no mail server is configured. */
  get mailbox(): Mailbox {
    return new Mailbox(this.config.dataDir);
  }

  client(): TestClient {
    return new TestClient(this.url);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.cleanUp();
  }
}

function sharedServices({ REDIS_URL }: Partial<Environment>): Partial<Environment> {
  const prefix = `test-${randomUUID()}`;
  return {
    REDIS_URL: process.env['REDIS_URL'],
    // On a Redis of a spec's own, several APIs share what is in it.
    ...(REDIS_URL ? {} : { REDIS_PREFIX: prefix }),
    RABBITMQ_URL: process.env['RABBITMQ_URL'],
    RABBITMQ_PREFIX: prefix,
  };
}

export function testConfig(overrides: Partial<Environment>): Config {
  // A busy machine hashes slowly; only the specs about that are told to come back.
  const patience = { PASSWORD_WAIT_MS: 60_000 };
  const defaults = { NODE_ENV: 'test', SESSION_SECRET: secret, DEMO: 'on', LOG_LEVEL: 'error', ...patience };
  return new Config(environmentSchema.parse({ ...defaults, ...overrides }), null);
}
