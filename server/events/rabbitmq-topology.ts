import type { ConfirmChannel } from 'amqplib';
import { type Consumer, consumers } from './consumers.js';

/** Redeliveries after crashes before the broker itself parks a message. */
const deliveryLimit = 20;

/** Every exchange and queue, by name and by declaration. All names begin with `prefix`, so installations can share a broker. */
export class RabbitmqTopology {
  constructor(
    private readonly prefix: string,
    /** Milliseconds; each consumer has a retry queue for each of them. */
    private readonly retryDelays: number[],
  ) {}

  get exchange(): string {
    return `${this.prefix}.events`;
  }

  /** Where poison ends and stays visible. */
  get parkedQueue(): string {
    return `${this.prefix}.parked`;
  }

  queueOf(consumer: Consumer): string {
    return `${this.prefix}.${consumer.name}`;
  }

  retryQueueOf(consumer: Consumer, delay: number): string {
    return `${this.queueOf(consumer)}.retry.${delay}`;
  }

  /** The consumer's queue and its retry queues: wherever its messages can wait. */
  allQueuesOf(consumer: Consumer): string[] {
    return [this.queueOf(consumer), ...this.retryDelays.map((delay) => this.retryQueueOf(consumer, delay))];
  }

  /** Declares everything as durable quorum queues. Repeating it changes nothing; both processes call it at boot. */
  async declare(channel: ConfirmChannel): Promise<void> {
    await channel.assertExchange(this.exchange, 'topic', { durable: true });
    await channel.assertQueue(this.parkedQueue, quorumQueue({}));
    for (const consumer of consumers) await this.declareConsumer(channel, consumer);
  }

  private async declareConsumer(channel: ConfirmChannel, consumer: Consumer): Promise<void> {
    const queue = this.queueOf(consumer);
    await channel.assertQueue(
      queue,
      quorumQueue({ 'x-delivery-limit': deliveryLimit, ...deadLetterTo(this.parkedQueue) }),
    );
    for (const delay of this.retryDelays) {
      // One queue for each delay: in a shared one a long wait at the head would hold up the short ones behind it.
      const settings = quorumQueue({ 'x-message-ttl': delay, ...deadLetterTo(queue) });
      await channel.assertQueue(this.retryQueueOf(consumer, delay), settings);
    }
    for (const binding of consumer.bindings) await channel.bindQueue(queue, this.exchange, binding);
  }
}

const quorumQueue = (settings: Record<string, unknown>) => ({
  durable: true,
  arguments: { 'x-queue-type': 'quorum', ...settings },
});

/** At-least-once, so that the broker confirms the copy before it forgets the original (it demands reject-publish). */
const deadLetterTo = (queue: string) => ({
  'x-dead-letter-exchange': '',
  'x-dead-letter-routing-key': queue,
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
});
