import { createApp } from './app.js';
import { ConfigError } from './config/config-error.js';
import { loadConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { waitForDatabase } from './database/wait-for-database.js';
import { connectConsumers } from './events/connect-consumers.js';
import { consumersHere } from './events/consumers-here.js';
import { closeInTime, fail, say, stopWhenAsked } from './lifecycle.js';
import { ListenerModule } from './listener.module.js';

start().catch(fail);

async function start(): Promise<void> {
  const config = loadConfig(environment);
  if (!config.rabbitmqUrl) {
    throw new ConfigError('RABBITMQ_URL is not set: without a broker the listener runs inside the API (npm start).');
  }
  if (config.usesEmbeddedDatabase) {
    throw new ConfigError('DATABASE_URL is not set: a listener of its own needs the database that the API uses.');
  }
  const names = consumersHere(config).map(({ name }) => name);
  let close = (): Promise<void> => Promise.resolve();
  stopWhenAsked(() => close());
  await waitForDatabase(config.databaseUrl, (reason) => say(`Waiting for the database: ${reason}`));
  const app = await createApp(config, ListenerModule.register(config));
  close = () => closeInTime(app);
  connectConsumers(app);
  // The broker may be away: consuming begins whenever it comes, so nothing waits for it here.
  void app.startAllMicroservices().then(() => say(`SpendWise listener is consuming: ${names.join(', ')}`));
  await app.listen(config.listenerPort, config.host);
  const { port } = app.getHttpServer().address() as { port: number };
  say(`SpendWise listener is ready: its health is at http://localhost:${port}/health/ready`);
}
