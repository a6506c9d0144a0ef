import { createApp } from './app.js';
import { ConfigError } from './config/config-error.js';
import { loadConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { connectConsumers } from './events/connect-consumers.js';
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
  const app = await createApp(config, ListenerModule.register(config));
  stopWhenAsked(() => closeInTime(app));
  connectConsumers(app);
  // The broker may be away: consuming begins whenever it comes, so nothing waits for it here.
  void app.startAllMicroservices().then(() => say('SpendWise listener is consuming'));
  await app.listen(config.listenerPort, config.host);
  say('SpendWise listener is ready');
}
