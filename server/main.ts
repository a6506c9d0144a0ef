import { createApi } from './app.js';
import { AppModule } from './app.module.js';
import { checkAddress } from './check-address.js';
import { type Config, loadConfig } from './config/config.js';
import { ConfigError } from './config/config-error.js';
import { environment } from './config/environment.js';
import { type EmbeddedDatabase, startEmbeddedPostgres } from './database/embedded-postgres.js';
import { migrate } from './database/run-migrations.js';
import { connectConsumers } from './events/connect-consumers.js';
import { closeInTime, fail, say, stopWhenAsked } from './lifecycle.js';

const running: { close(): Promise<unknown> }[] = [];
const stop = stopWhenAsked(async () => {
  for (const part of running.reverse()) await part.close();
});

start().catch(async (error: unknown) => {
  for (const part of running.reverse()) await part.close().catch(() => undefined);
  fail(error);
});

async function start(): Promise<void> {
  const configured = loadConfig(environment);
  await checkAddress(configured);
  const config = await withDatabase(configured);
  const applied = await migrate(config.databaseUrl).catch((error: Error) => {
    throw config.usesEmbeddedDatabase ? error : describeDatabaseError(error);
  });
  if (applied.length > 0) say(`Brought the database up to date (${applied.length} changes)`);
  const app = await createApi(config, AppModule.register(config));
  running.push({ close: () => closeInTime(app) });
  if (!config.rabbitmqUrl) connectConsumers(app);
  await app.startAllMicroservices();
  await app.listen(config.port, config.host);
  const { port } = app.getHttpServer().address() as { port: number };
  say(`SpendWise is ready: ${config.port === 0 ? `http://localhost:${port}` : config.publicUrl}`);
}

async function withDatabase(config: Config): Promise<Config> {
  if (!config.usesEmbeddedDatabase) return config;
  say('Starting the database');
  const { dataDir, embeddedDatabasePassword: password } = config;
  const database: EmbeddedDatabase = await startEmbeddedPostgres({ dataDir, password, onProgress: say });
  running.push({ close: () => database.stop() });
  void database.lost.then(() => {
    process.stderr.write(`The database has stopped and does not start again; its log is ${dataDir}/postgres.log\n`);
    stop(1);
  });
  return config.withEmbeddedDatabase(database.url);
}

function describeDatabaseError(error: Error): Error {
  const { code = '' } = error as { code?: string };
  // Only what the server or the network says: a mistake in a migration has to show where it is.
  const isUnreachable = /^(E[A-Z]+|28...|3D000|08...|57P03|53300)$/.test(code);
  return isUnreachable
    ? new ConfigError(
        `DATABASE_URL names a database that cannot be used: ${error.message || code}. Start it, or mend DATABASE_URL.`,
      )
    : error;
}
