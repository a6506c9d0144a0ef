import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Consumer } from './consumers.js';
import { Delivery } from './delivery.js';
import type { HeldAcknowledgements } from './held-acknowledgements.js';
import { publishConfirmed } from './rabbitmq-publish.js';
import type { RabbitmqTopology } from './rabbitmq-topology.js';

const attemptHeader = 'x-attempt';

/** A message from a consumer's queue. A copy is confirmed elsewhere before the original is acknowledged. */
export class RabbitmqDelivery extends Delivery {
  constructor(
    private readonly origin: Consumer,
    private readonly message: ConsumeMessage,
    private readonly channel: ConfirmChannel,
    private readonly topology: RabbitmqTopology,
    private readonly acknowledgements: HeldAcknowledgements,
  ) {
    super(origin.name, parseContent(message.content), readAttempt(message));
  }

  override get raw(): Buffer {
    return this.message.content;
  }

  /** Whether the broker gave it to somebody before, who never acknowledged it. */
  get isRedelivered(): boolean {
    return this.message.fields.redelivered;
  }

  acknowledge(): void {
    this.acknowledgements.give(() => {
      try {
        this.channel.ack(this.message);
      } catch {
        // The channel closed meanwhile: the broker delivers again, and the inbox knows the event.
      }
    });
  }

  retry(reason: string, delay: number, nextAttempt: number): Promise<void> {
    return this.moveTo(this.topology.retryQueueOf(this.origin, delay), reason, nextAttempt);
  }

  park(reason: string): Promise<void> {
    return this.moveTo(this.topology.parkedQueue, reason, this.attempt);
  }

  private async moveTo(queue: string, reason: string, attempt: number): Promise<void> {
    const { properties, fields } = this.message;
    const id = String(properties.messageId ?? fields.deliveryTag);
    const confirmed = await publishConfirmed(this.channel, [
      {
        id,
        exchange: '',
        routingKey: queue,
        content: this.message.content,
        headers: {
          ...properties.headers,
          [attemptHeader]: attempt,
          'x-consumer': this.origin.name,
          'x-reason': reason.slice(0, 500),
        },
      },
    ]);
    if (confirmed.has(id)) this.acknowledge();
    // Not confirmed: give it back. A channel that is gone has given it back already.
    else this.giveBack();
  }

  private giveBack(): void {
    try {
      this.channel.reject(this.message, true);
    } catch {
      // As in acknowledge.
    }
  }
}

function parseContent(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}

function readAttempt(message: ConsumeMessage): number {
  const attempt: unknown = message.properties.headers?.[attemptHeader];
  return typeof attempt === 'number' && attempt > 0 ? attempt : 1;
}
