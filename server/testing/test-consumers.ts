import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connect } from 'amqplib';
import { createApp } from '../app.js';
import type { Clock } from '../clock.js';
import type { Config } from '../config/config.js';
import { connectConsumers } from '../events/connect-consumers.js';
import { consumers } from '../events/consumers.js';
import { RabbitmqTopology } from '../events/rabbitmq-topology.js';
import { ListenerModule } from '../listener.module.js';

/** What a listener process does, inside the test's own. */
export async function startConsumers(config: Config, clock?: Clock): Promise<NestFastifyApplication> {
  const app = await createApp(config, ListenerModule.register(config, clock));
  connectConsumers(app);
  await app.startAllMicroservices();
  return app.init();
}

/** Removes from the broker what a test declared there under its own prefix. */
export async function removeTopology({ rabbitmqUrl, rabbitmqPrefix, eventRetryDelays }: Config): Promise<void> {
  const topology = new RabbitmqTopology(rabbitmqPrefix, eventRetryDelays);
  const connection = await connect(rabbitmqUrl as string);
  const channel = await connection.createChannel();
  const queues = consumers.flatMap((consumer) => topology.allQueuesOf(consumer));
  for (const queue of [...queues, topology.parkedQueue]) await channel.deleteQueue(queue);
  await channel.deleteExchange(topology.exchange);
  await connection.close();
}
