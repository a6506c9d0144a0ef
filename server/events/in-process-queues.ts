import type { DomainEvent } from './domain-event.js';
import { EventQueues, type QueueState } from './event-queues.js';
import type { InProcessBroker } from './in-process-broker.js';

/** The queues of this process. There is no parked one: the table holds all that is parked. */
export class InProcessQueues extends EventQueues {
  constructor(private readonly broker: InProcessBroker) {
    super();
  }

  inspect(): Promise<QueueState[]> {
    return Promise.resolve(this.broker.listQueues());
  }

  redeliver(consumerName: string, content: Buffer): Promise<void> {
    this.broker.deliverTo(consumerName, JSON.parse(content.toString('utf8')) as DomainEvent);
    return Promise.resolve();
  }

  visitParked(): Promise<void> {
    return Promise.resolve();
  }
}
