import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { EventQueues } from '../events/event-queues.js';
import { ParkedMessages } from '../events/parked-messages.js';
import { ScrapedReading } from './scraped-reading.js';

/** What waits in the queues, who takes it, and what could not be handled; read at each scrape. */
@Injectable()
export class QueueMetrics {
  constructor(queues: EventQueues, parked: ParkedMessages, registry: Registry) {
    const states = new ScrapedReading(() => queues.inspect());
    const count = new ScrapedReading(() => parked.count());
    new Gauge({
      name: 'spendwise_queue_messages',
      help: 'Messages that wait in a queue. No series while the broker is away.',
      labelNames: ['queue', 'state'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const { name, ready } of (await states.read()) ?? []) this.set({ queue: name, state: 'ready' }, ready);
      },
    });
    new Gauge({
      name: 'spendwise_queue_consumers',
      help: 'Processes that take from a queue. Alarm when it is 0 for a queue of a consumer.',
      labelNames: ['queue'],
      registers: [registry],
      async collect() {
        this.reset();
        const queuesNow = (await states.read()) ?? [];
        for (const { name, role, consumers } of queuesNow) if (role === 'work') this.set({ queue: name }, consumers);
      },
    });
    new Gauge({
      name: 'spendwise_parked_messages',
      help: 'Messages that nobody could handle, and that wait for an operator.',
      registers: [registry],
      async collect() {
        const now = await count.read();
        this.remove();
        if (now !== undefined) this.set(now);
      },
    });
  }
}
