import { Injectable } from '@nestjs/common';
import { bindingToRegExp, type Consumer, consumers } from './consumers.js';
import type { DomainEvent } from './domain-event.js';
import type { QueueState } from './event-queues.js';
import type { ConsumerState } from './event-transport.js';
import { InProcessDelivery } from './in-process-delivery.js';

type Handler = (delivery: InProcessDelivery) => Promise<void>;

interface Queue {
  consumer: Consumer;
  accepts: RegExp;
  waiting: InProcessDelivery[];
  retries: number;
  handler?: Handler;
  inWork: Set<Promise<void>>;
}

/**
 * Stands in for RabbitMQ where none is configured: a queue for each consumer, in memory, with as many deliveries in
 * work as the consumer may have. What it holds when the process dies is found again in the outbox.
 */
@Injectable()
export class InProcessBroker {
  private readonly queues: Queue[] = consumers.map((consumer) => ({
    consumer,
    accepts: new RegExp(consumer.bindings.map(bindingToRegExp).join('|')),
    waiting: [],
    retries: 0,
    inWork: new Set(),
  }));

  publish(event: DomainEvent): void {
    for (const queue of this.queues.filter(({ accepts }) => accepts.test(event.type))) this.enqueue(queue, event, 1);
  }

  subscribe(consumerName: string, handler: Handler): void {
    const queue = this.queues.find(({ consumer }) => consumer.name === consumerName);
    if (!queue) throw new Error(`No consumer is named ${consumerName}`);
    queue.handler = handler;
    this.drain(queue);
  }

  /** Resolves when the deliveries in work have ended; what waits stays where the next start finds it, in the outbox. */
  async close(): Promise<void> {
    for (const queue of this.queues) queue.handler = undefined;
    await Promise.all(this.queues.flatMap(({ inWork }) => [...inWork]));
  }

  inspect(consumerName: string): ConsumerState {
    const queue = this.queues.find(({ consumer }) => consumer.name === consumerName);
    return { waiting: queue ? queue.waiting.length + queue.retries : 0, isConsuming: queue?.handler !== undefined };
  }

  /** To one consumer alone, as a first attempt. */
  deliverTo(consumerName: string, event: DomainEvent): void {
    const queue = this.queues.find(({ consumer }) => consumer.name === consumerName);
    if (!queue) throw new Error(`No consumer is named ${consumerName}`);
    this.enqueue(queue, event, 1);
  }

  listQueues(): QueueState[] {
    return this.queues.flatMap(({ consumer: { name: consumer }, waiting, retries, inWork, handler }) => [
      {
        name: consumer,
        consumer,
        role: 'work' as const,
        ready: waiting.length,
        unacknowledged: inWork.size,
        consumers: handler ? 1 : 0,
      },
      { name: `${consumer}.retry`, consumer, role: 'retry' as const, ready: retries, unacknowledged: 0, consumers: 0 },
    ]);
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
    this.drain(queue);
  }

  private drain(queue: Queue): void {
    const { handler, waiting, inWork, consumer } = queue;
    while (handler && inWork.size < consumer.prefetch) {
      const delivery = waiting.shift();
      if (!delivery) return;
      const work = deliver(handler, delivery).finally(() => {
        inWork.delete(work);
        this.drain(queue);
      });
      inWork.add(work);
    }
  }
}

async function deliver(handler: Handler, delivery: InProcessDelivery): Promise<void> {
  await handler(delivery);
  await delivery.settled;
}
