import { Injectable } from '@nestjs/common';
import { bindingToRegExp, type Consumer, consumers } from './consumers.js';
import type { DomainEvent } from './domain-event.js';
import type { ConsumerState } from './event-transport.js';
import { InProcessDelivery } from './in-process-delivery.js';

type Handler = (delivery: InProcessDelivery) => Promise<void>;

interface Queue {
  consumer: Consumer;
  accepts: RegExp;
  waiting: InProcessDelivery[];
  retries: number;
  handler?: Handler;
  draining: boolean;
}

/**
 * Stands in for RabbitMQ where none is configured: a queue for each consumer, in memory, one delivery at a time. What it
 * holds when the process dies is found again in the outbox.
 */
@Injectable()
export class InProcessBroker {
  private readonly queues: Queue[] = consumers.map((consumer) => ({
    consumer,
    accepts: new RegExp(consumer.bindings.map(bindingToRegExp).join('|')),
    waiting: [],
    retries: 0,
    draining: false,
  }));

  publish(event: DomainEvent): void {
    for (const queue of this.queues.filter(({ accepts }) => accepts.test(event.type))) this.enqueue(queue, event, 1);
  }

  subscribe(consumerName: string, handler: Handler): void {
    const queue = this.queues.find(({ consumer }) => consumer.name === consumerName);
    if (!queue) throw new Error(`No consumer is named ${consumerName}`);
    queue.handler = handler;
    void this.drain(queue);
  }

  /** Resolves when the deliveries in work have ended; what waits stays where the next start finds it, in the outbox. */
  async close(): Promise<void> {
    for (const queue of this.queues) queue.handler = undefined;
    while (this.queues.some(({ draining }) => draining)) await new Promise((resolve) => setImmediate(resolve));
  }

  inspect(consumerName: string): ConsumerState {
    const queue = this.queues.find(({ consumer }) => consumer.name === consumerName);
    return { waiting: queue ? queue.waiting.length + queue.retries : 0, isConsuming: queue?.handler !== undefined };
  }

  private enqueue(queue: Queue, event: DomainEvent, attempt: number): void {
    const retry = (delay: number, nextAttempt: number) => {
      queue.retries += 1;
      const timer = setTimeout(() => {
        queue.retries -= 1;
        this.enqueue(queue, event, nextAttempt);
      }, delay);
      timer.unref();
    };
    queue.waiting.push(new InProcessDelivery(queue.consumer.name, event, attempt, retry));
    void this.drain(queue);
  }

  private async drain(queue: Queue): Promise<void> {
    if (queue.draining) return;
    queue.draining = true;
    try {
      while (queue.handler && queue.waiting.length > 0) {
        const delivery = queue.waiting.shift() as InProcessDelivery;
        await queue.handler(delivery);
        await delivery.settled;
      }
    } finally {
      queue.draining = false;
    }
  }
}
