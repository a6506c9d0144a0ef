import type { INestApplication } from '@nestjs/common';
import { Config } from '../config/config.js';
import { consumersHere } from './consumers-here.js';
import { InProcessBroker } from './in-process-broker.js';
import { InProcessServer } from './in-process-server.js';
import { RabbitmqTopology } from './rabbitmq-topology.js';
import { RabbitmqQueueServer } from './rabbitmq-queue-server.js';
import { RunningConsumers } from './running-consumers.js';

/**
 * Makes the queue of each consumer that runs here a microservice of `app`; with nothing configured, one in-process server
 * feeds them all.
 */
export function connectConsumers(app: INestApplication): void {
  const config = app.get(Config);
  const running = app.get(RunningConsumers);
  if (config.rabbitmqUrl) {
    const topology = new RabbitmqTopology(config.rabbitmqPrefix, config.eventRetryDelays);
    for (const consumer of consumersHere(config)) {
      const strategy = new RabbitmqQueueServer(config.rabbitmqUrl, topology, consumer);
      running.add(consumer.name, () => strategy.isConsuming);
      app.connectMicroservice({ strategy }, { inheritAppConfig: false });
    }
  } else {
    const broker = app.get(InProcessBroker);
    for (const { name } of consumersHere(config)) running.add(name, () => broker.inspect(name).isConsuming);
    app.connectMicroservice({ strategy: new InProcessServer(broker) }, { inheritAppConfig: false });
  }
}
