import type { INestApplication } from '@nestjs/common';
import { Config } from '../config/config.js';
import { consumers } from './consumers.js';
import { InProcessBroker } from './in-process-broker.js';
import { InProcessServer } from './in-process-server.js';
import { RabbitmqTopology } from './rabbitmq-topology.js';
import { RabbitmqQueueServer } from './rabbitmq-queue-server.js';

/** Makes each consumer's queue a microservice of `app`; with nothing configured, one in-process server feeds them all. */
export function connectConsumers(app: INestApplication): void {
  const { rabbitmqUrl, rabbitmqPrefix, eventRetryDelays } = app.get(Config);
  const topology = new RabbitmqTopology(rabbitmqPrefix, eventRetryDelays);
  const servers = rabbitmqUrl
    ? consumers.map((consumer) => new RabbitmqQueueServer(rabbitmqUrl, topology, consumer))
    : [new InProcessServer(app.get(InProcessBroker))];
  for (const strategy of servers) app.connectMicroservice({ strategy }, { inheritAppConfig: false });
}
